package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsInBrowserTests {

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_message_over_the_limit_is_kept_and_the_settings_show_what_is_used(int width) {
        try (
            var platform = TestPlatform.start(Map.of("TURNS_PER_MINUTE", "1"), Duration.ZERO);
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), width, "limits")
        ) {
            ada.signUp("Ada");
            ada.open("/settings");
            assertThat(ada.main()).containsText("0 of 2,000,000");
            ada.look("nothing-used");

            ada.say("SAY hello");
            ada.waitForTheEnd();
            var box = ada
                .page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message").setExact(true));
            box.fill("And one more");
            box.press("Enter");
            assertThat(ada.chat()).containsText("You have sent 1 message within a minute.");
            assertThat(box).hasValue("And one more");
            ada.look("refused");

            ada.closeChat();
            assertThat(ada.main()).containsText("1 of 1");
            ada.look("used");
            assertThat(ada.complaints()).allMatch(complaint -> complaint.contains("429"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_message_that_is_too_long_is_kept_whole_until_it_is_shorter(int width) {
        var longest = "SAY " + "x".repeat(19_996);
        try (
            var platform = TestPlatform.start(Map.of(), Duration.ZERO);
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), width, "too-long")
        ) {
            ada.signUp("Ada");
            ada.openChat();
            ada.line().fill(longest + "yz");
            ada.line().press("Enter");
            assertThat(ada.chat()).containsText("Too long to send: at most 20,000 characters, 2 too many.");
            assertThat(ada.line()).hasValue(longest + "yz");
            ada.look("said");

            ada.line().fill(longest);
            ada.line().press("Enter");
            ada.waitForTheEnd();
            ada.line().press("ArrowUp");
            var anew = ada.chat().getByLabel("Your message, in other words");
            anew.fill(longest + "yz");
            anew.press("Enter");
            assertThat(ada.chat()).containsText("2 too many.");
            assertThat(anew).hasValue(longest + "yz");
            ada.look("said-anew");
            assertThat(ada.complaints()).isEmpty();
        }
    }
}
