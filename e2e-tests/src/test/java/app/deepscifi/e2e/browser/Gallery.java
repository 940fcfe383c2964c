package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The page of {@code web-static/src/gallery} in a browser, from the files that the build of {@code web-static} made. */
final class Gallery implements AutoCloseable {

    private static final URI ADDRESS = URI.create("https://gallery.test/");
    private static final Path FILES = Path.of("..", "web-static", "target", "gallery");
    private static final List<String> FORCED = List.of("hover", "focus-visible");
    private static final String SHOW_ONLY = """
    (id) => document.querySelectorAll('[data-component]').forEach((component) => { component.hidden = component.id !== id; })
    """;
    private static final String FONTS_LOADED =
        "() => document.body.offsetHeight && document.fonts.ready.then(() => null)";
    /** Its sign is in no font of ours. */
    private static final String WITHOUT_CURSOR = ".cursor-block::after { visibility: hidden; }";
    private static final String STATE_AT = """
    ([id, y]) => {
        const component = document.getElementById(id);
        const top = component.getBoundingClientRect().top;
        const states = [...component.querySelectorAll('[data-state]')];
        return states.findLast((state) => state.getBoundingClientRect().top - top <= y)?.id ?? 'heading';
    }
    """;

    private final Guest guest;
    private final Page page;
    private final CDPSession devtools;

    /** Opens the page; {@code query} selects its tokens, such as {@code theme=paper}. */
    Gallery(Browser browser, String query) {
        guest = new Guest(browser, ADDRESS, Guest.WIDE, "gallery");
        page = guest.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.route(ADDRESS + "**", Gallery::answer);
        guest.open("/_components?" + query);
        page.locator("[data-component]").first().waitFor();
        devtools = page.context().newCDPSession(page);
        devtools.send("DOM.enable");
        devtools.send("CSS.enable");
        var document = devtools.send("DOM.getDocument").getAsJsonObject("root").get("nodeId");
        for (var state : FORCED) {
            for (var node : nodes(document, "[data-act=" + state + "] :is(a, button, input, textarea, select)")) {
                force(node, state);
            }
        }
    }

    Guest guest() {
        return guest;
    }

    List<String> components() {
        return page
            .locator("[data-component]")
            .all()
            .stream()
            .map(component -> Objects.requireNonNull(component.getAttribute("id")))
            .toList();
    }

    /** Hides the other components, so that they do not decide about fractions of pixels and about the focus. */
    Picture pictureOf(String component) {
        page.evaluate(SHOW_ONLY, component);
        page.locator("[data-act=click]:visible").all().forEach(Gallery::click);
        page.evaluate(FONTS_LOADED);
        var options = new Locator.ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setStyle(WITHOUT_CURSOR);
        return Picture.of(page.locator("#" + component).screenshot(options));
    }

    /**
     * The state that is drawn at a height of the picture that was taken last.
     *
     * @param y pixels from the top of the picture
     */
    String stateAt(String component, int y) {
        return (String) Objects.requireNonNull(page.evaluate(STATE_AT, List.of(component, y)));
    }

    /** Elements with letters that are in no font of the site, so that each machine draws them in another way. */
    List<String> elementsWithOtherFonts() {
        page.evaluate(FONTS_LOADED);
        var document = devtools.send("DOM.getDocument").getAsJsonObject("root").get("nodeId");
        return nodes(document, "[data-component] :not(.cursor-block)")
            .stream()
            .filter(this::hasOtherFont)
            .map(node -> devtools.send("DOM.getOuterHTML", with("nodeId", node)).get("outerHTML").getAsString())
            .toList();
    }

    @Override
    public void close() {
        guest.close();
    }

    private static void answer(Route route) {
        var path = URI.create(route.request().url()).getPath();
        var file = path.equals("/_components") ? "index.html" : path.substring(1);
        route.fulfill(new Route.FulfillOptions().setPath(FILES.resolve(file)));
    }

    private static void click(Locator state) {
        var before = state.textContent();
        state.locator("button").dispatchEvent("click");
        assertThat(state).not().hasText(before);
    }

    private void force(JsonElement node, String state) {
        var states = new JsonArray();
        states.add(state);
        var forced = with("nodeId", node);
        forced.add("forcedPseudoClasses", states);
        devtools.send("CSS.forcePseudoState", forced);
    }

    private boolean hasOtherFont(JsonElement node) {
        var fonts = devtools.send("CSS.getPlatformFontsForNode", with("nodeId", node)).getAsJsonArray("fonts");
        return StreamSupport.stream(fonts.spliterator(), false).anyMatch(
            font -> !font.getAsJsonObject().get("isCustomFont").getAsBoolean()
        );
    }

    private List<JsonElement> nodes(JsonElement document, String selector) {
        var query = with("nodeId", document);
        query.addProperty("selector", selector);
        return devtools.send("DOM.querySelectorAll", query).getAsJsonArray("nodeIds").asList();
    }

    private static JsonObject with(String name, JsonElement value) {
        var arguments = new JsonObject();
        arguments.add(name, value);
        return arguments;
    }
}
