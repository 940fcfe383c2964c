package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.WithoutModel;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoModelInBrowserTests {

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void the_chat_says_that_agents_have_no_model_and_keeps_what_is_typed(int width) {
        try (
            var without = new WithoutModel(Map.of());
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), without.platform().address(), width, "no-model")
        ) {
            ada.signUp("Ada");
            ada.openChat();
            assertThat(ada.chat()).containsText("Agents have no model yet");
            var box = ada
                .page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message").setExact(true));
            box.fill("A lighthouse on a tidally locked planet");
            assertThat(ada.button("Send")).isDisabled();
            box.press("Enter");
            assertThat(box).hasValue("A lighthouse on a tidally locked planet");
            ada.look("chat");

            ada.page().reload();
            ada.openChat();
            assertThat(box).hasValue("A lighthouse on a tidally locked planet");
            assertThat(ada.complaints()).isEmpty();
        }
    }
}
