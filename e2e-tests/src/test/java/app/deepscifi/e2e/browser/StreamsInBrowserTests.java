package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Slow answers, so that a test can act in the middle of them. */
@TestInstance(Lifecycle.PER_CLASS)
class StreamsInBrowserTests {

    private static final Duration SLOW = Duration.ofMillis(40);

    private final TestPlatform platform = TestPlatform.start(Map.of(), SLOW);
    private final Chromium chromium = Chromium.start();

    @AfterAll
    void end() {
        chromium.close();
        platform.close();
    }

    @Test
    void a_passage_goes_on_where_it_was_after_a_reload() {
        try (var ada = new Guest(chromium.browser(), platform.address(), Guest.WIDE, "streams")) {
            ada.signUp("Ada");
            makesAWorld(ada);
            ada.say("Write a story about the keeper who is alone on the night side");
            var live = ada
                .main()
                .getByRole(AriaRole.ARTICLE, new Locator.GetByRoleOptions().setName("The agent is writing"));
            assertThat(live).containsText(Pattern.compile("\\w{3,}.{40,}"));
            var before = aSentenceOf(live);

            ada.page().reload();

            assertThat(live).containsText(before);
            ada.look("after-the-reload");
            ada.waitForTheEnd();
            var passages = ada.main().locator("article[data-segment]");
            assertThat(passages).hasCount(1);
            assertThat(passages).containsText(before);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void escape_stops_the_agent_and_keeps_what_it_said() {
        try (var ada = new Guest(chromium.browser(), platform.address(), Guest.WIDE, "stops")) {
            ada.signUp("Ada");
            ada.say("SLOW 0.1");
            assertThat(ada.chat()).containsText("slow and steady");
            ada.page().keyboard().press("Escape");
            ada.waitForTheEnd();
            assertThat(ada.chat()).containsText("slow and steady");
            ada.look("stopped");

            ada.say("SAY and here we go on");
            ada.waitForTheEnd();
            assertThat(ada.chat()).containsText("and here we go on");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    /** The beginning of the longest line. */
    private static String aSentenceOf(Locator passage) {
        var line = passage.innerText().lines().max(Comparator.comparingInt(String::length)).orElseThrow();
        return line.substring(0, Math.min(40, line.length()));
    }

    private static void makesAWorld(Guest ada) {
        ada.say("A lighthouse on a tidally locked planet, and the people who keep it lit");
        ada.waitForTheEnd();
        ada.chat()
            .getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Drafts of worlds"))
            .getByRole(AriaRole.BUTTON)
            .first()
            .click();
        ada.page().waitForURL(Pattern.compile(".*/worlds/[0-9a-f-]{36}$"));
    }
}
