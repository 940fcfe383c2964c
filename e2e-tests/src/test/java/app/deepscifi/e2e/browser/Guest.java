package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A person at a browser. It finds elements by their accessible names. */
final class Guest implements AutoCloseable {

    static final int WIDE = 1_280;
    static final int NARROW = 360;

    /** The timeout of waits and assertions. A long one costs nothing if the test succeeds. */
    private static final double PATIENCE_MS = 30_000;

    /** Lists violations only: lists of all elements that pass take longer than the checks. */
    private static final AxeRunOptions VIOLATIONS = new AxeRunOptions();

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        VIOLATIONS.setResultTypes(List.of("violations"));
    }

    private final URI address;
    private final int width;
    private final String story;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int pictures;

    /** @param story the prefix of the names of screenshots */
    Guest(Browser browser, URI address, int width, String story) {
        this(
            browser.newContext(new Browser.NewContextOptions().setViewportSize(width, width < 600 ? 740 : 800)),
            address,
            width,
            story
        );
    }

    private Guest(BrowserContext context, URI address, int width, String story) {
        this.address = address;
        this.width = width;
        this.story = story;
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(address.resolve(path).toString());
    }

    /** The same person in another tab of the same browser. It is closed together with this one. */
    Guest inAnotherTab() {
        return new Guest(context, address, width, story + "-elsewhere");
    }

    /** Slows down the CPU of the browser by this factor. */
    void slow(int times) {
        var rate = new JsonObject();
        rate.addProperty("rate", times);
        context.newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
    }

    /** Takes the network from all tabs, or restores it. */
    void offline(boolean offline) {
        context.setOffline(offline);
    }

    /** The next request to this path arrives, but its response is lost. */
    void losesTheNextAnswerTo(String path) {
        var lost = new AtomicBoolean();
        page.route("**" + path, route -> {
            if (route.request().method().equals("GET") || !lost.compareAndSet(false, true)) {
                route.fallback();
                return;
            }
            route.fetch();
            route.abort();
        });
    }

    /** Signs up a new person without the form, and opens the list of their worlds. */
    void signUp(String name) {
        enter(
            "/api/auth/signup",
            Map.of("displayName", name, "email", UUID.randomUUID() + "@example.org", "password", Person.PASSWORD)
        );
        open("/worlds");
    }

    void signUpByForm(String name) {
        open("/signup");
        page.getByLabel("Display name").fill(name);
        page.getByLabel("Email").fill(UUID.randomUUID() + "@example.org");
        page.getByLabel("Password").fill(Person.PASSWORD);
        button("Create account").click();
        page.waitForURL("**/worlds");
    }

    /** Signs in without the form, which costs two pages. Then open a page. */
    void signIn(Person person) {
        enter("/api/auth/signin", Map.of("email", person.email(), "password", Person.PASSWORD));
    }

    void signInByForm(Person person) {
        open("/signin");
        page.getByLabel("Email").fill(person.email());
        page.getByLabel("Password").fill(Person.PASSWORD);
        main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in")).click();
        page.waitForURL("**/worlds");
    }

    /** The answer sets the cookie. The site keeps the id of the person beside it, and a file of the site can store that. */
    private void enter(String path, Map<String, String> form) {
        var answer = page
            .request()
            .post(
                address.resolve(path).toString(),
                RequestOptions.create().setHeader("Origin", address.toString().replaceAll("/$", "")).setData(form)
            );
        assertThat(answer.ok()).as(answer.text()).isTrue();
        var id = JsonParser.parseString(answer.text()).getAsJsonObject().get("id").getAsString();
        open("/icon.svg");
        page.evaluate(
            "id => ['signed-in', 'typed-by'].forEach(name => localStorage.setItem('deepscifi.' + name, id))",
            id
        );
    }

    /** Sends a message to the agent of the current page, without waiting for the answer. */
    void say(String message) {
        openChat();
        line().fill(message);
        line().press("Enter");
        assertThat(chat().getByText(message).last()).isVisible();
    }

    /** The input field for messages to the agent. */
    Locator line() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message").setExact(true));
    }

    void waitForTheEnd() {
        openChat();
        assertThat(chat().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send"))).isVisible();
    }

    /** Opens the chat if it is closed. Waits for it, because the page draws it a moment after it has loaded. */
    void openChat() {
        var open = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open chat"));
        assertThat(open.or(chat()).filter(new Locator.FilterOptions().setVisible(true)))
            .not()
            .hasCount(0);
        if (open.isVisible()) {
            open.click();
        }
    }

    /** On a phone the chat covers the page. */
    void closeChat() {
        var close = button("Close chat");
        if (width < 600 && close.isVisible()) {
            close.click();
        }
    }

    Locator chat() {
        return page.getByLabel("Chat", new Page.GetByLabelOptions().setExact(true));
    }

    Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    }

    void tab(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    /** Takes a screenshot for people, and runs the checks that apply to any page. */
    void look(String at) {
        var file = "%s-%d-%02d-%s.png".formatted(story, width, ++pictures, at);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", file)));
        assertThat(overflow()).as("%s is not wider than the screen", file).isZero();
        var serious = new AxeBuilder(page)
            .options(VIOLATIONS)
            .analyze()
            .getViolations()
            .stream()
            .filter(violation -> List.of("serious", "critical").contains(violation.getImpact()))
            .map(violation -> violation.getId() + ": " + violation.getNodes())
            .toList();
        assertThat(serious).as("accessibility of %s", file).isEmpty();
    }

    private int overflow() {
        var script = "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)";
        return ((Number) Objects.requireNonNull(page.evaluate(script))).intValue();
    }

    /** The warnings and errors in the browser's console since the start. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
