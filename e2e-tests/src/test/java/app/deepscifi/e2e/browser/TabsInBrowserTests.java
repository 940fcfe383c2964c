package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@WithPlatform
class TabsInBrowserTests {

    private final TestPlatform platform;

    TabsInBrowserTests(TestPlatform platform) {
        this.platform = platform;
    }

    @Test
    void tabs_are_one_stop_of_the_keyboard_and_arrows_choose_among_them() {
        var owner = platform.signUp("Ada");
        try (
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), Guest.WIDE, "tabs")
        ) {
            ada.signIn(owner);
            ada.open("/worlds/" + owner.worldId());
            var canon = tab(ada, "Canon");
            var history = tab(ada, "History");
            var settings = tab(ada, "Settings");
            canon.focus();
            choose(ada, "End", settings);
            choose(ada, "ArrowLeft", history);
            choose(ada, "Home", canon);
            choose(ada, "ArrowLeft", settings);
            choose(ada, "ArrowRight", canon);
            ada.page().keyboard().press("Tab");
            assertThat(tab(ada, "Stories")).not().isFocused();
            assertThat(panel(ada, "Canon").locator(":focus")).hasCount(1);
            ada.page().keyboard().press("Shift+Tab");
            assertThat(canon).isFocused();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void all_tabs_of_a_world_are_on_one_line_of_a_phone() {
        var owner = platform.signUp("Ada");
        try (
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), Guest.NARROW, "tabs")
        ) {
            ada.signIn(owner);
            ada.open("/worlds/" + owner.worldId());
            assertThat(tab(ada, "Settings")).isVisible();
            ada.page().evaluate("() => document.fonts.ready");
            assertThat(tab(ada, "Settings").boundingBox().y).isEqualTo(tab(ada, "Canon").boundingBox().y);
        }
    }

    private static void choose(Guest guest, String key, Locator tab) {
        guest.page().keyboard().press(key);
        assertThat(tab).isFocused();
        assertThat(tab).hasAttribute("aria-selected", "true");
        assertThat(panel(guest, tab.innerText())).isVisible();
    }

    private static Locator panel(Guest guest, String name) {
        return guest.page().getByRole(AriaRole.TABPANEL, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator tab(Guest guest, String name) {
        return guest.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
