package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests for any page: its layout does not shift during hydration, input methods work, and it survives a lost network.
 */
@WithPlatform
@TestInstance(Lifecycle.PER_CLASS)
class PageInBrowserTests {

    private static final double LARGEST_SHIFT = 0.02;
    private static final String COUNT_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries()))
        .observe({ type: 'layout-shift', buffered: true });
    """;
    private static final String ALL_SHIFTS = """
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(() =>
        done(window.shifts.reduce((sum, shift) => sum + (shift.hadRecentInput ? 0 : shift.value), 0)))))
    """;

    /** A mark in the window, which only a reload of the page removes. */
    private static final String MARK = "() => { window.marked = true; }";
    private static final String MARKED = "() => window.marked === true";

    private final TestPlatform platform;
    private final Chromium chromium = Chromium.start();

    PageInBrowserTests(TestPlatform platform) {
        this.platform = platform;
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/worlds", "/signin" })
    void nothing_moves_while_a_page_comes_alive_for_a_stranger_on_a_slow_machine(String path) {
        try (var stranger = guest(Guest.WIDE, "stranger")) {
            assertThat(shiftOf(stranger, path, stranger.chat().getByText("Sign in to chat"))).isLessThan(LARGEST_SHIFT);
            stranger.look("stands-still");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/worlds", "/signin" })
    void a_page_of_which_only_a_part_has_arrived_is_drawn_where_it_stays(String path) {
        try (var stranger = guest(Guest.WIDE, "part")) {
            var page = stranger.page();
            page.route("**/*.js", Route::abort);
            stranger.open(path);
            assertThat(page.locator("#page + *")).hasCount(1);
            var whole = stranger.main().boundingBox();

            page.route(platform.address().resolve(path).toString(), PageInBrowserTests::answerUpToTheChat);
            stranger.open(path);

            assertThat(page.locator("#page + *")).hasCount(0);
            assertThat(stranger.main().boundingBox())
                .usingRecursiveComparison()
                .comparingOnlyFields("x", "width")
                .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/worlds", "/settings" })
    void nothing_moves_while_a_page_comes_alive_for_somebody_signed_in(String path) {
        var owner = platform.signUp("Ada");
        owner.world();
        try (var ada = guest(Guest.WIDE, "signed-in")) {
            ada.signIn(owner);
            assertThat(shiftOf(ada, path, ada.line())).isLessThan(LARGEST_SHIFT);

            ada.button("Close chat").click();
            var folded = shiftOf(ada, path, ada.button("Open chat"));
            assertThat(folded).as("with the chat folded away").isLessThan(LARGEST_SHIFT);
            assertThat(ada.chat()).isHidden();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    /** The page asks at once, and learns from another answer who is signed in: then it has to ask again. */
    @Test
    void a_page_is_read_again_once_it_is_known_who_is_signed_in() {
        var owner = platform.signUp("Ada");
        var world = owner.worldId();
        try (var ada = guest(Guest.WIDE, "cookie-without-note")) {
            ada.signIn(owner);
            ada.page().evaluate("localStorage.clear()");
            var first = new AtomicBoolean(true);
            ada.page().route("**/api/worlds/" + world, route -> {
                if (!first.getAndSet(false)) {
                    route.resume();
                }
            });
            ada.open("/worlds/" + world);
            assertThat(ada.main().getByRole(AriaRole.TABLIST)).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_input_method_keeps_its_enter_escape_and_arrows(InputMethod browser) {
        try (var ada = guest(Guest.WIDE, "composing")) {
            ada.signUp("Ada");
            ada.openChat();
            ada.line().fill("SAY 日本");
            browser.takes(ada.line(), "Enter");
            assertThat(ada.line()).hasValue("SAY 日本");

            ada.line().press("Enter");
            assertThat(ada.line()).hasValue("");
            ada.waitForTheEnd();

            ada.say("SLOW 0.1");
            browser.takes(ada.line(), "Escape");
            browser.takes(ada.line(), "ArrowUp");
            ada.waitForTheEnd();
            assertThat(ada.chat()).not().containsText("You stopped this turn");
            browser.takes(ada.line(), "ArrowUp");
            assertThat(ada.line()).isVisible();
            assertThat(ada.page().getByLabel("Your message, in other words")).hasCount(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_link_without_network_leads_to_a_page_of_ours_and_goes_on_when_the_network_is_back(int width) {
        var owner = platform.signUp("Ada");
        var world = owner.worldId();
        owner.patch("/api/worlds/" + world, 1, Map.of("name", "Far Away " + width, "visibility", "public")).is(200);
        try (var ada = guest(width, "no-network")) {
            ada.open("/");
            var idea = ada.page().getByLabel("Your idea").last();
            idea.fill("A lighthouse");
            var link = ada.main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Far Away " + width));
            link.first().waitFor();
            ada.page().evaluate(MARK);

            ada.offline(true);
            link.first().click();
            var heading = ada.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No network"));
            assertThat(heading).isVisible();
            assertThat(ada.main()).containsText("/worlds/" + world);
            ada.look("our-page");
            ada.button("Try again").click();
            assertThat(heading).isVisible();

            ada.button("Stay on this page").click();
            assertThat(idea).isVisible();
            assertThat(idea).hasValue("A lighthouse");

            link.first().click();
            assertThat(heading).isVisible();
            ada.offline(false);
            ada.page().waitForURL("**/worlds/" + world);
            assertThat(ada.main()).containsText("Far Away " + width);
            assertThat(heading).hasCount(0);
            assertThat(ada.page().evaluate(MARKED)).as("without a reload").isEqualTo(true);
        }
    }

    @Test
    void staying_on_a_page_without_network_stays_there_when_the_network_is_back() {
        var owner = platform.signUp("Ada");
        var world = owner.worldId();
        owner.patch("/api/worlds/" + world, 1, Map.of("name", "Not There", "visibility", "public")).is(200);
        try (var ada = guest(Guest.WIDE, "stays")) {
            ada.open("/");
            var link = ada.main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Not There")).first();
            link.waitFor();
            ada.page().evaluate(MARK);
            ada.offline(true);
            link.click();
            ada.button("Stay on this page").click();
            assertThat(link).isVisible();
            ada.offline(false);
            ada.main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in")).click();
            ada.page().waitForURL("**/signin");
            assertThat(ada.main().getByLabel("Password")).isVisible();
            ada.page().waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(ada.page().evaluate(MARKED)).as("without a reload").isEqualTo(true);
        }
    }

    @Test
    void a_part_whose_script_does_not_come_is_drawn_when_the_network_is_back() {
        var owner = platform.signUp("Ada");
        try (var ada = guest(Guest.WIDE, "late-part")) {
            ada.signIn(owner);
            var page = ada.page().request().get(platform.address().resolve("/").toString()).text();
            var away = new AtomicBoolean(true);
            ada.page().route("**/_next/static/chunks/*.js", route -> {
                var isOfPage = page.contains(URI.create(route.request().url()).getPath());
                if (away.get() && !isOfPage) {
                    route.abort();
                } else {
                    route.fallback();
                }
            });
            ada.open("/");
            assertThat(ada.chat().getByText("Loading the conversation")).isVisible();
            ada.look("loading");
            away.set(false);
            assertThat(ada.line()).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void an_error_of_a_field_is_shown_once_and_beside_it(int width) {
        try (var ada = guest(width, "wrong-fields")) {
            ada.open("/signup");
            ada.page().getByLabel("Display name").fill("Ada");
            ada.page().getByLabel("Email").fill("not an address");
            ada.page().getByLabel("Password").fill("short");
            ada.button("Create account").click();
            assertThat(ada.main().getByText("must be an email address")).hasCount(1);
            assertThat(ada.main().getByText("must have 10 to 200 characters")).hasCount(1);
            assertThat(ada.page().getByLabel("Email")).isFocused();
            ada.look("sign-up");

            ada.signUp("Ada");
            ada.open("/settings");
            ada.page().getByLabel("Display name").fill(" ");
            ada.button("Save name").click();
            assertThat(ada.main().getByText("is missing: give a text")).hasCount(1);
            ada.look("settings");
        }
    }

    private static void answerUpToTheChat(Route route) {
        var answer = route.fetch();
        var end = "</main>";
        var part = answer.text().substring(0, answer.text().indexOf(end) + end.length());
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(part));
    }

    private Guest guest(int width, String story) {
        return new Guest(chromium.browser(), platform.address(), width, story);
    }

    /** The layout shift of a page until an element is visible, the network is idle and the fonts are loaded. */
    private static double shiftOf(Guest guest, String path, Locator there) {
        guest.page().addInitScript(COUNT_SHIFTS);
        guest.slow(6);
        guest.open(path);
        there.first().waitFor();
        guest.page().waitForLoadState(LoadState.NETWORKIDLE);
        guest.page().evaluate("() => document.fonts.ready.then(() => null)");
        var shift = ((Number) guest.page().evaluate(ALL_SHIFTS)).doubleValue();
        guest.slow(1);
        return shift;
    }

    /** The order of events when a composed word is ended with a key, by browser. */
    enum InputMethod {
        CHROME("start", "n:229:composing", "%s:229:composing", "end"),
        FIREFOX("start", "Process:229:composing", "%s:229:composing", "end"),
        SAFARI("start", "n:229:composing", "end", "%s:229:composed");

        private static final String TELL = """
        (line, events) => {
            for (const [type, keyCode, state] of events.map((event) => event.split(':'))) {
                const options = { bubbles: true, cancelable: true };
                line.dispatchEvent(keyCode
                    ? new KeyboardEvent('keydown', {
                        ...options, key: type, keyCode: Number(keyCode), isComposing: state === 'composing' })
                    : new CompositionEvent('composition' + type, options));
            }
        }
        """;

        private final String[] events;

        InputMethod(String... events) {
            this.events = events;
        }

        void takes(Locator line, String key) {
            line.evaluate(
                TELL,
                Arrays.stream(events)
                    .map(event -> event.formatted(key))
                    .toList()
            );
        }
    }
}
