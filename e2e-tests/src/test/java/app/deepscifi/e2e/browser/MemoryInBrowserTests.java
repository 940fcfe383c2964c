package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithPlatform
class MemoryInBrowserTests {

    private final TestPlatform platform;

    MemoryInBrowserTests(TestPlatform platform) {
        this.platform = platform;
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void messages_are_found_by_keyboard_and_used_entries_of_canon_are_one_click_away(int width) {
        var owner = platform.signUp("Ada");
        var worldId = owner.worldId();
        try (
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), width, "memory")
        ) {
            ada.signIn(owner);
            ada.open("/worlds/" + worldId);
            ada.say("SAY Ilse sees the harbour");
            ada.waitForTheEnd();
            var used = ada.chat().getByText("Used 1 entry of canon");
            used.click();
            var link = ada.chat().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Ilse Vann"));
            assertThat(link).hasAttribute("href", "/worlds/" + worldId + "#elements-lamplighter");
            ada.look("used");
            for (var message : List.of("SAY the lamp is red", "SAY the lamp is green")) {
                ada.say(message);
                ada.waitForTheEnd();
            }

            var search = ada.chat().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Search"));
            search.click();
            var words = ada.page().getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search words"));
            assertThat(words).isFocused();
            words.fill("nowhere");
            assertThat(ada.chat()).containsText("Nobody said these words here.");
            words.fill("lamp -green");
            var hit = ada.chat().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("the lamp is red"));
            assertThat(hit.locator("mark").first()).hasText("lamp");
            ada.page().keyboard().press("ArrowDown");
            assertThat(hit).isFocused();
            ada.page().keyboard().press("Enter");
            assertThat(hit).hasAttribute("aria-expanded", "true");
            ada.look("found");
            ada.page().keyboard().press("ArrowUp");
            assertThat(words).isFocused();
            ada.page().keyboard().press("Escape");
            assertThat(words).isHidden();
            assertThat(search).isFocused();
            assertThat(ada.chat()).containsText("the lamp is green");
            assertThat(ada.complaints()).isEmpty();
        }
    }
}
