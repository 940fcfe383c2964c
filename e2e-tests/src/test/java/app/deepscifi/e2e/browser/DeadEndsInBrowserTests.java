package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that has nothing to show says so, and does not load for ever. */
@WithPlatform
@TestInstance(Lifecycle.PER_CLASS)
class DeadEndsInBrowserTests {

    private final TestPlatform platform;
    private final Chromium chromium = Chromium.start();

    DeadEndsInBrowserTests(TestPlatform platform) {
        this.platform = platform;
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "/worlds/0190b3a2-7c1e-7d3f-8a4b-1c2d3e4f5a6b",
            "/worlds/view",
            "/worlds/view?id=x",
            "/stories/0190b3a2-7c1e-7d3f-8a4b-1c2d3e4f5a6b",
            "/stories/view",
        }
    )
    void an_address_of_no_world_and_no_story_says_that_there_is_nothing(String path) {
        try (var stranger = guest("nothing")) {
            stranger.open(path);
            assertThat(stranger.main().getByRole(AriaRole.ALERT)).containsText(
                "There is nothing here that you can see."
            );
        }
    }

    @Test
    void an_id_in_capitals_is_the_same_world() {
        var owner = platform.signUp("Ada");
        try (var ada = guest("capitals")) {
            ada.signIn(owner);
            ada.open("/worlds/" + owner.worldId().toUpperCase(Locale.ROOT));
            ada.tab("Settings");
            assertThat(ada.button("Save settings")).isVisible();
        }
    }

    @Test
    void a_page_that_can_not_learn_who_is_signed_in_says_so_and_asks_again() {
        var owner = platform.signUp("Ada");
        try (var ada = guest("session")) {
            ada.signIn(owner);
            var broken = new AtomicBoolean(true);
            ada.page().route("**/api/auth/me", route -> {
                if (broken.get()) {
                    route.fulfill(new Route.FulfillOptions().setStatus(500));
                } else {
                    route.fallback();
                }
            });
            ada.open("/settings");
            assertThat(ada.main().getByRole(AriaRole.ALERT)).isVisible();
            broken.set(false);
            ada.button("Try again").click();
            assertThat(ada.button("Save name")).isVisible();
        }
    }

    private Guest guest(String story) {
        return new Guest(chromium.browser(), platform.address(), Guest.WIDE, story);
    }
}
