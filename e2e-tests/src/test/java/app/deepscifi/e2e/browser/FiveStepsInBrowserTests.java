package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main use case of the product, from a stranger's first page to a branch of a story. */
@WithPlatform
class FiveStepsInBrowserTests {

    private static final Pattern WORLD = Pattern.compile(".*/worlds/[0-9a-f-]{36}$");
    private static final Pattern STORY = Pattern.compile(".*/stories/[0-9a-f-]{36}$");

    /** The scripts that hydrate a page. The small inline scripts are in another folder. */
    private static final String COME_ALIVE = "**/_next/static/chunks/*.js";

    private final TestPlatform platform;

    FiveStepsInBrowserTests(TestPlatform platform) {
        this.platform = platform;
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void from_an_idea_to_a_story_with_a_branch(int width) {
        try (
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), width, "five-steps")
        ) {
            ada.open("/");
            ada.look("home");
            ada.signUpByForm("Ada");
            ada.look("no-worlds-yet");

            choosesAWorld(ada);
            decidesOnProposals(ada);
            getsAStory(ada);

            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void an_idea_that_is_typed_before_the_page_has_come_alive_is_kept() {
        try (
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), Guest.NARROW, "early")
        ) {
            var scripts = new ArrayList<Route>();
            // The small scripts in the page's own files run first: they decide where the chat is drawn.
            ada.page().route(COME_ALIVE, scripts::add);
            ada.page().navigate(
                platform.address().toString(),
                new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT)
            );
            var box = ada.main().getByRole(AriaRole.TEXTBOX);
            box.fill("A lighthouse");
            assertThat(ada.button("Imagine worlds")).isDisabled();

            ada.page().unroute(COME_ALIVE);
            scripts.forEach(Route::resume);

            assertThat(ada.button("Imagine worlds")).isEnabled();
            assertThat(box).hasValue("A lighthouse");
            ada.button("Imagine worlds").click();
            ada.page().waitForURL("**/signup?next=/");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static void choosesAWorld(Guest ada) {
        ada.say("A lighthouse on a tidally locked planet, and the people who keep it lit");
        ada.waitForTheEnd();
        var cards = ada.chat().getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Drafts of worlds"));
        assertThat(cards.getByRole(AriaRole.ARTICLE)).hasCount(3);
        assertThat(cards).containsText(Pattern.compile("lighthouse|lit|tidally", Pattern.CASE_INSENSITIVE));
        ada.look("worlds-to-choose-from");

        cards.getByRole(AriaRole.BUTTON).first().click();
        ada.page().waitForURL(WORLD);
        for (var section : new String[] { "Premise", "Rules", "Elements", "Timeline" }) {
            assertThat(ada.main().getByLabel(section, new Locator.GetByLabelOptions().setExact(true))).isVisible();
        }
        assertThat(ada.main()).containsText("Version 1");
        ada.look("the-world");
    }

    private static void decidesOnProposals(Guest ada) {
        ada.say("Add a rule: no lamp may be lit by a machine");
        assertThat(ada.chat()).containsText("World Agent");
        ada.waitForTheEnd();
        ada.look("a-proposal");
        ada.chat().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept")).first().click();
        assertThat(ada.main()).containsText("Version 2");

        ada.say("Add a rule: every ship pays in oil");
        ada.waitForTheEnd();
        ada.chat().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reject")).last().click();
        ada.button("Reject it").click();
        ada.closeChat();
        assertThat(ada.main()).containsText("Version 2");
        assertThat(ada.main()).containsText("lit by a machine");
        assertThat(ada.main()).not().containsText("pays in oil");
        ada.tab("History");
        assertThat(ada.main().getByText("Version 1").first()).isVisible();
        ada.look("its-history");
    }

    private static void getsAStory(Guest ada) {
        ada.say("Write a story about the keeper who is alone on the night side");
        ada.page().waitForURL(STORY);
        ada.waitForTheEnd();
        ada.closeChat();
        assertThat(passages(ada)).hasCount(1);
        ada.look("the-story");

        ada.say("Continue");
        ada.waitForTheEnd();
        ada.closeChat();
        assertThat(passages(ada)).hasCount(2);

        ada.say("What if a ship answers instead? Write a branch.");
        ada.waitForTheEnd();
        ada.closeChat();
        assertThat(passages(ada)).hasCount(2);
        assertThat(ada.main().getByText(Pattern.compile("2\\s*/\\s*2"))).isVisible();
        ada.button("Previous alternative").click();
        assertThat(ada.main().getByText(Pattern.compile("1\\s*/\\s*2"))).isVisible();
        ada.look("the-branch");

        ada.page().reload();
        assertThat(passages(ada).first()).isVisible();
        ada.look("after-a-reload");
    }

    private static Locator passages(Guest ada) {
        return ada.main().locator("article[data-segment]");
    }
}
