package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts that were begun before somebody else changed the text. */
@WithPlatform
class DraftsInBrowserTests {

    private final TestPlatform platform;
    private final Person ada;
    private final Person bo;
    private final String story;
    private final String passage;

    DraftsInBrowserTests(TestPlatform platform) {
        this.platform = platform;
        this.ada = platform.signUp("Ada");
        this.bo = platform.signUp("Bo");
        var worldId = ada.worldId();
        ada.lets(bo, "editor", worldId);
        var created = ada
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps", "text", "It was dark."))
            .is(201)
            .json();
        this.story = created.path("id").asString();
        this.passage = created.path("segments").get(0).path("id").asString();
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_text_of_before_a_reload_is_not_saved_over_newer_words(int width) {
        try (var chromium = Chromium.start(); var guest = guest(chromium, width)) {
            guest.button("Edit").click();
            box(guest, "Passage").fill("It was very dark.");
            boEdits("It was light, and nobody came.");

            guest.page().reload();
            guest.button("Edit").click();

            var choice = guest.page().getByLabel("Two versions of this passage");
            assertThat(choice).containsText("light, and nobody came");
            assertThat(choice).containsText("very");
            assertThat(guest.button("Save passage")).isDisabled();
            guest.look("two-versions");
            assertThat(words()).isEqualTo("It was light, and nobody came.");

            guest.button("Keep mine").click();
            guest.button("Save passage").click();
            assertThat(article(guest)).containsText("It was very dark.");
            assertThat(article(guest)).containsText("by Ada, edited");
            assertThat(words()).isEqualTo("It was very dark.");

            guest.button("Revisions").click();
            var revisions = guest.page().getByLabel("Revisions");
            assertThat(revisions).containsText("Revision 3 (current)");
            assertThat(revisions.locator("del")).hasText("It was light, and nobody came.");
            guest.look("revisions");
            guest.button("Restore revision 2").click();
            guest.button("Restore it").click();
            assertThat(article(guest)).containsText("It was light, and nobody came.");
            assertThat(guest.complaints()).isEmpty();
        }
    }

    @Test
    void a_text_begun_after_another_passage_asks_where_it_belongs() {
        try (var chromium = Chromium.start(); var guest = guest(chromium, Guest.WIDE)) {
            box(guest, "Continue the story").fill("She lit a lamp.");
            bo.post("/api/stories/" + story + "/segments", Map.of("parentId", passage, "text", "The sun rose.")).is(
                201
            );

            guest.page().reload();

            var form = guest.page().getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Continue the story"));
            assertThat(form).containsText("You began this text after");
            guest.look("begun-elsewhere");
            guest.button("Save as a branch there").click();
            assertThat(guest.main().locator("article[data-segment]").last()).containsText("She lit a lamp.");
            var saved = ada
                .get("/api/stories/" + story)
                .is(200)
                .json()
                .path("segments")
                .get(2);
            assertThat(saved.path("parentId").asString()).isEqualTo(passage);
        }
    }

    @Test
    void an_error_that_belongs_to_no_field_of_the_form_is_shown_below_it() {
        try (var chromium = Chromium.start(); var guest = guest(chromium, Guest.WIDE)) {
            box(guest, "Continue the story").fill("She lit a lamp.");
            bo.delete("/api/segments/" + passage).is(204);

            guest.button("Save passage").click();

            assertThat(guest.main().getByRole(AriaRole.ALERT)).containsText("is no passage of this story");
            assertThat(box(guest, "Continue the story")).hasValue("She lit a lamp.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void the_text_of_a_passage_that_was_deleted_meanwhile_is_shown_and_saved_as_a_new_one(int width) {
        try (var chromium = Chromium.start(); var guest = guest(chromium, width)) {
            guest.button("Edit").click();
            box(guest, "Passage").fill("It was very dark.");
            bo.delete("/api/segments/" + passage).is(204);

            guest.button("Save passage").click();
            var left = guest.page().getByLabel("Your text: the passage is gone");
            assertThat(left).containsText("It was very dark.");
            guest.page().reload();
            assertThat(left).containsText("It was very dark.");
            guest.look("passage-gone");

            guest.button("Save as a new passage").click();
            assertThat(article(guest)).containsText("It was very dark.");
            assertThat(left).hasCount(0);
            assertThat(words()).isEqualTo("It was very dark.");
        }
    }

    @Test
    void the_texts_of_a_story_that_was_deleted_meanwhile_are_shown_until_their_writer_lets_them_go() {
        try (var chromium = Chromium.start(); var guest = guest(chromium, Guest.WIDE)) {
            box(guest, "Continue the story").fill("She lit a lamp.");
            guest.button("Edit").click();
            box(guest, "Passage").fill("It was very dark.");
            bo.delete("/api/stories/" + story).is(204);

            guest.page().reload();

            var left = guest.page().getByLabel("Your text: the story is gone");
            assertThat(left).hasCount(2);
            assertThat(guest.main()).containsText("She lit a lamp.");
            assertThat(guest.main()).containsText("It was very dark.");
            guest.look("story-gone");
            guest.button("Discard").click();
            guest.button("Discard").click();
            assertThat(left).hasCount(0);
        }
    }

    @Test
    void a_passage_whose_answer_was_lost_is_saved_once() {
        try (var chromium = Chromium.start(); var guest = guest(chromium, Guest.WIDE)) {
            box(guest, "Continue the story").fill("She lit a lamp.");
            guest.losesTheNextAnswerTo("/api/stories/" + story + "/segments");
            guest.button("Save passage").click();
            assertThat(guest.main()).containsText("The server cannot be reached.");
            assertThat(box(guest, "Continue the story")).hasValue("She lit a lamp.");

            guest.button("Save passage").click();

            assertThat(guest.main().locator("article[data-segment]")).hasCount(2);
            var saved = ada
                .get("/api/stories/" + story)
                .is(200)
                .json();
            assertThat(saved.path("segments")).hasSize(2);
        }
    }

    private Guest guest(Chromium chromium, int width) {
        var guest = new Guest(chromium.browser(), platform.address(), width, "drafts");
        guest.signIn(ada);
        guest.open("/stories/" + story);
        return guest;
    }

    private static Locator box(Guest guest, String name) {
        return guest.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator article(Guest guest) {
        return guest.main().locator("article[data-segment]").first();
    }

    private void boEdits(String text) {
        bo.patch("/api/segments/" + passage, 1, Map.of("text", text)).is(200);
    }

    private String words() {
        return ada
            .get("/api/stories/" + story)
            .is(200)
            .json()
            .path("segments")
            .get(0)
            .path("text")
            .asString();
    }
}
