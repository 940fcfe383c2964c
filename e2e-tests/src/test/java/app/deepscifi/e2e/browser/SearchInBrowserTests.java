package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One box and one page find everything, and lead to the exact place. Public worlds of other tests are found too, so the words are
 * those of no other test.
 */
@WithPlatform
class SearchInBrowserTests {

    private final TestPlatform platform;

    SearchInBrowserTests(TestPlatform platform) {
        this.platform = platform;
    }

    @Test
    void what_is_found_is_shown_at_its_place() {
        var owner = platform.signUp("Ada");
        var worldId = owner.worldId();
        var pilot = Map.of("kind", "character", "name", "Zanthoria", "summary", "Flies at night.");
        owner.patch("/api/worlds/" + worldId, 1, Canon.changes(Canon.edit("/elements/pilot", pilot))).is(200);
        var story = story(owner, worldId);
        var aside = passage(owner, story, "A glimmerfish fell into the harbour.");
        passage(owner, story, "Nothing fell.");
        var left = owner.say("SAY about a glimmerfish", Place.world(worldId));
        owner.retry(left.id());
        try (
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), Guest.WIDE, "search")
        ) {
            ada.signIn(owner);
            ada.open("/worlds");
            var opener = button(ada, "Search everything");
            assertThat(opener).isVisible();

            // By keyboard to an entry, and back.
            opener.focus();
            ada.page().keyboard().press("Control+k");
            assertThat(words(ada)).isFocused();
            words(ada).fill("vexillatrix");
            assertThat(dialog(ada)).containsText("Nothing has these words.");
            words(ada).fill("Zantoria");
            var entry = hit(ada, "Zanthoria");
            assertThat(entry).isVisible();
            ada.look("dialog");
            ada.page().keyboard().press("Escape");
            assertThat(dialog(ada)).isHidden();
            assertThat(opener).isFocused();
            ada.page().keyboard().press("Control+k");
            words(ada).fill("zanthoria");
            assertThat(entry).isVisible();
            ada.page().keyboard().press("ArrowDown");
            assertThat(entry).isFocused();
            ada.page().keyboard().press("Enter");
            ada.page().waitForURL("**/worlds/" + worldId + "#elements-pilot");
            assertThat(shown(ada, "elements-pilot")).isFocused();
            ada.page().goBack();
            ada.page().waitForURL("**/worlds");
            assertThat(ada.page().locator("[data-place]")).hasCount(0);

            // All results, only passages: one of another path of its story.
            opener.click();
            words(ada).fill("glimmerfish");
            words(ada).press("Enter");
            ada.page().waitForURL("**/search?q=glimmerfish");
            assertThat(hit(ada, "On a branch you left")).isVisible();
            ada.page().getByLabel("Passage", new Page.GetByLabelOptions().setExact(true)).click();
            ada.page().waitForURL("**/search?q=glimmerfish&kind=passage");
            assertThat(ada.main().getByText("1 place", new Locator.GetByTextOptions().setExact(true))).isVisible();
            assertThat(hit(ada, "The Log").locator("mark")).hasText("glimmerfish");
            ada.look("page");
            ada.page().setViewportSize(Guest.NARROW, 740);
            ada.look("page-narrow");
            ada.page().setViewportSize(Guest.WIDE, 800);
            hit(ada, "The Log").click();
            assertThat(shown(ada, "passage-" + aside)).isFocused();
            assertThat(shown(ada, "passage-" + aside)).containsText("fell into the harbour");

            // A message, on the branch that was left.
            ada.page().goBack();
            ada.page().waitForURL("**/search?q=glimmerfish&kind=passage");
            ada.page().goBack();
            hit(ada, "On a branch you left").click();
            assertThat(shown(ada, "turn-" + left.id())).isFocused();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static Locator shown(Guest guest, String place) {
        return guest.page().locator("[data-place][id='" + place + "']");
    }

    private static Locator dialog(Guest guest) {
        return guest.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Search everything"));
    }

    private static Locator words(Guest guest) {
        return dialog(guest).getByRole(AriaRole.SEARCHBOX);
    }

    private static Locator hit(Guest guest, String text) {
        return guest.page().locator("[data-hit]").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator button(Guest guest, String name) {
        return guest.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static JsonNode story(Person owner, String worldId) {
        return owner
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "The Log", "text", "It began."))
            .is(201)
            .json();
    }

    /** Each follows the first passage, so that the story has a path for each. */
    private static String passage(Person owner, JsonNode story, String text) {
        var first = story.path("segments").get(0).path("id").asString();
        return owner
            .post("/api/stories/" + story.path("id").asString() + "/segments", Map.of("parentId", first, "text", text))
            .is(201)
            .json()
            .path("id")
            .asString();
    }
}
