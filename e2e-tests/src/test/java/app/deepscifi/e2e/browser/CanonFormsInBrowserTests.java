package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Forms of the canon change only what the person changed, whatever the entry contains and whoever else writes. */
@WithPlatform
@TestInstance(Lifecycle.PER_CLASS)
class CanonFormsInBrowserTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Object> ODD = Map.of(
        "kind",
        "concept",
        "name",
        "Odd",
        "summary",
        "Before.",
        "detail",
        "sketch",
        "properties",
        Map.of("quote", "first line\nsecond: line", "ratio 1:2", "two"),
        "relations",
        List.of(Map.of("to", "quay", "kind", "owes, since the war", "strength", "weak"))
    );

    private final TestPlatform platform;
    private final Chromium chromium = Chromium.start();
    private final Person owner;

    CanonFormsInBrowserTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Ada");
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void editing_the_summary_leaves_every_property_and_relation_as_it_was(int width) {
        var world = owner.worldId();
        edits(world, "/elements/odd", ODD);
        var before = entry(world, "elements", "odd");
        try (var ada = at(world, width, "odd-entry")) {
            ada.button("Edit Odd").click();
            ada.look("form");
            field(ada, "Summary").fill("After.");
            save(ada);
        }
        assertThat(entry(world, "elements", "odd")).isEqualTo(before.put("summary", "After."));
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void rows_are_added_moved_and_removed_by_keyboard(int width) {
        var world = owner.worldId();
        try (var ada = at(world, width, "rows")) {
            ada.button("Edit Light crosses").focus();
            ada.page().keyboard().press("Enter");
            press(ada, "Add implication");
            assertThat(field(ada, "Implication 2")).isFocused();
            ada.page().keyboard().type("Old news, in two lines:");
            ada.page().keyboard().press("Enter");
            ada.page().keyboard().type("always");
            press(ada, "Move Implication 2 up");
            assertThat(ada.button("Move Implication 1 down")).isFocused();
            ada.look("moved");
            press(ada, "Remove Implication 2");
            assertThat(ada.button("Remove Implication 1")).isFocused();
            press(ada, "Add exception");
            save(ada);
            assertThat(ada.complaints()).isEmpty();
        }
        var rule = entry(world, "rules", "slow-light");
        assertThat(rule.path("implications")).isEqualTo(JSON.valueToTree(List.of("Old news, in two lines:\nalways")));
        assertThat(rule.path("exceptions")).as("the row that was left empty").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void errors_are_shown_at_their_fields_and_the_input_stays(int width) {
        var world = owner.worldId();
        try (var ada = at(world, width, "wrong-entry")) {
            ada.button("Edit Ilse Vann").click();
            press(ada, "Add property");
            row(ada, "Property 2").getByLabel("Name").fill("age");
            row(ada, "Property 2").getByLabel("Says").fill("52");
            ada.button("Save").click();
            assertThat(ada.main()).containsText("“age” is there twice");
            assertThat(row(ada, "Property 1").getByLabel("Says")).isFocused();
            assertThat(row(ada, "Property 2").getByLabel("Says")).hasValue("52");
            ada.look("twice");

            row(ada, "Property 2").getByLabel("Name").fill("height");
            row(ada, "Relation 1").getByLabel("To").fill("nowhere");
            row(ada, "Relation 1").getByLabel("Kind").fill("");
            ada.button("Save").click();
            assertThat(row(ada, "Relation 1").getByLabel("Kind")).hasAttribute("aria-invalid", "true");
            assertThat(row(ada, "Relation 1").getByLabel("To")).hasValue("nowhere");
            ada.look("relation");

            row(ada, "Relation 1").getByLabel("Kind").fill("longs for");
            ada.button("Save").click();
            assertThat(row(ada, "Relation 1").getByLabel("To")).hasAttribute("aria-invalid", "true");
        }
        assertThat(entry(world, "elements", "lamplighter").path("properties")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_text_that_is_too_long_is_kept_whole_and_says_so(int width) {
        var world = owner.worldId();
        try (var ada = at(world, width, "too-long")) {
            ada.button("Edit Ilse Vann").click();
            var name = field(ada, "Name").first();
            var tooLong = "x".repeat(300) + " the end";
            name.fill("");
            // Inserts as a paste does: Playwright's fill would ignore the maximum length.
            ada.page().keyboard().insertText(tooLong);
            assertThat(name).hasValue(tooLong);
            assertThat(name).hasAttribute("aria-invalid", "true");
            assertThat(ada.main()).containsText("Too long: at most 120 characters, 188 too many.");
            ada.look("too-long");

            ada.button("Save").click();
            assertThat(ada.main()).containsText("are possible");
            assertThat(name).hasValue(tooLong);
            name.fill("Ilse V.");
            save(ada);
        }
        assertThat(entry(world, "elements", "lamplighter").path("name").asString()).isEqualTo("Ilse V.");
    }

    @Test
    void a_form_that_changed_nothing_makes_no_version() {
        var world = owner.worldId();
        try (var ada = at(world, Guest.WIDE, "unchanged")) {
            ada.button("Edit premise").click();
            save(ada);
        }
        assertThat(world(world).path("version").asInt()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_save_over_somebody_elses_change_shows_both_and_the_person_chooses(int width) {
        var world = owner.worldId();
        try (var ada = at(world, width, "moved-entry")) {
            ada.button("Edit Ilse Vann").click();
            field(ada, "Summary").fill("Lights lamps for nobody.");
            edits(world, "/elements/lamplighter", entry(world, "elements", "lamplighter").put("name", "Ilse the Late"));

            ada.button("Save").click();

            var both = ada.page().getByLabel("Two versions of this element");
            assertThat(both).containsText("Late");
            assertThat(both).containsText("nobody");
            assertThat(field(ada, "Summary")).hasValue("Lights lamps for nobody.");
            assertThat(ada.button("Save")).isDisabled();
            ada.look("both");
            both.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep mine")).click();
            save(ada);
        }
        var saved = entry(world, "elements", "lamplighter");
        assertThat(saved.path("name").asString()).as("theirs, which I did not touch").isEqualTo("Ilse the Late");
        assertThat(saved.path("summary").asString()).isEqualTo("Lights lamps for nobody.");
    }

    @Test
    void a_draft_that_was_kept_in_the_browser_knows_what_it_began_from() {
        var world = owner.worldId();
        try (var ada = at(world, Guest.WIDE, "kept-entry")) {
            ada.button("Edit premise").click();
            field(ada, "Premise").fill("Mine.");
            ada.open("/worlds");
            edits(world, "/premise", "Theirs.");

            ada.open("/worlds/" + world);
            ada.button("Edit premise").click();
            assertThat(field(ada, "Premise")).hasValue("Mine.");
            assertThat(ada.page().getByLabel("Two versions of this premise")).containsText("Theirs.");
            ada.button("Take theirs").click();
            assertThat(ada.main()).containsText("Theirs.");
        }
        assertThat(world(world).path("version").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void settings_that_somebody_else_changed_meanwhile_are_shown_and_only_the_own_change_is_sent(int width) {
        var world = owner.worldId();
        try (var ada = at(world, width, "settings")) {
            ada.tab("Settings");
            field(ada, "Name").fill(" ");
            ada.button("Save settings").click();
            assertThat(field(ada, "Name")).hasAttribute("aria-invalid", "true");
            assertThat(field(ada, "Name")).isFocused();
            field(ada, "Name").fill("Mine");
            owner.patch("/api/worlds/" + world, 1, Map.of("name", "Theirs", "stage", "detailed")).is(200);

            ada.button("Save settings").click();

            var both = ada.page().getByLabel("Two versions of this world's settings");
            assertThat(both).containsText("Theirs");
            assertThat(field(ada, "Name")).hasValue("Mine");
            ada.look("both");
            ada.button("Keep mine").click();
            ada.button("Save settings").click();
            assertThat(ada.main()).containsText("Saved.");
        }
        assertThat(world(world).path("name").asString()).isEqualTo("Mine");
        assertThat(world(world).path("stage").asString()).isEqualTo("detailed");
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void removing_an_entry_that_others_refer_to_names_them_first(int width) {
        var world = owner.worldId();
        try (var ada = at(world, width, "removal")) {
            ada.button("Edit The Long Quay").click();
            ada.button("Remove").click();
            var pointing = ada.page().getByLabel("What points at this element");
            assertThat(pointing.getByRole(AriaRole.LISTITEM)).hasText(new String[] {
                "Ilse Vann (works at)",
                "The Dimming (2371)",
            });
            ada.look("asked");
            ada.button("Remove it there too").click();
            assertThat(ada.main()).containsText("Version 2");
        }
        var canon = world(world).path("canon");
        assertThat(canon.path("elements").has("quay")).isFalse();
        assertThat(canon.at("/elements/lamplighter/relations")).isEmpty();
        assertThat(canon.at("/timeline/dimming/elements")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_new_world_is_sent_as_it_was_typed_and_says_what_is_missing(int width) {
        try (var ada = new Guest(chromium.browser(), platform.address(), width, "new-world")) {
            ada.signIn(owner);
            ada.open("/worlds/new");
            ada.button("Create world").click();
            assertThat(field(ada, "Name").first()).isFocused();
            ada.look("missing");

            describe(ada, "Tidewater");
            press(ada, "Add tone");
            ada.page().keyboard().type("wry, and: slow");
            press(ada, "Add theme");
            ada.button("Create world").click();
            ada.page().waitForURL("**/worlds/*-*");
            var id = ada.page().url().replaceFirst(".*/", "");
            var canon = world(id).path("canon");
            assertThat(canon.path("tones")).isEqualTo(JSON.valueToTree(List.of("wry, and: slow")));
            assertThat(canon.path("themes")).isEmpty();
        }
    }

    @Test
    void a_new_world_whose_answer_was_lost_is_made_once_and_what_is_typed_later_is_not_lost() {
        try (var ada = new Guest(chromium.browser(), platform.address(), Guest.WIDE, "lost-world")) {
            ada.signIn(owner);
            ada.open("/worlds/new");
            describe(ada, "Sent Once");
            ada.losesTheNextAnswerTo("/api/worlds");
            ada.button("Create world").click();
            assertThat(ada.main()).containsText("The server cannot be reached.");

            ada.page().reload();
            assertThat(field(ada, "Name").first()).hasValue("Sent Once");
            ada.button("Create world").click();
            ada.page().waitForURL("**/worlds/*-*");
            assertThat(worldsCalled("Sent Once")).isOne();

            ada.open("/worlds/new");
            assertThat(field(ada, "Name").first()).hasValue("");
            describe(ada, "Sent Before");
            ada.losesTheNextAnswerTo("/api/worlds");
            ada.button("Create world").click();
            assertThat(ada.main()).containsText("The server cannot be reached.");
            field(ada, "Name").first().fill("Typed Later");
            ada.button("Create world").click();
            assertThat(ada.main()).containsText("An earlier try got through");
            assertThat(field(ada, "Name").first()).hasValue("Typed Later");
            ada.look("made-before");
            assertThat(worldsCalled("Sent Before")).isOne();
            assertThat(worldsCalled("Typed Later")).isZero();
            ada.button("Create world").click();
            ada.page().waitForURL("**/worlds/*-*");
            assertThat(worldsCalled("Typed Later")).isOne();
        }
    }

    @Test
    void a_new_entry_whose_answer_was_lost_is_added_once() {
        var world = owner.worldId();
        try (var ada = at(world, Guest.WIDE, "lost-entry")) {
            ada.button("Add question").click();
            field(ada, "Question").fill("Who lights the last lamp?");
            ada.losesTheNextAnswerTo("/api/worlds/" + world);
            ada.button("Save").click();
            assertThat(ada.main()).containsText("The server cannot be reached.");
            save(ada);
        }
        assertThat(world(world).at("/canon/questions").toString()).containsOnlyOnce("Who lights the last lamp?");
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void the_text_of_an_entry_that_was_removed_meanwhile_is_shown_and_saved_as_a_new_one(int width) {
        var world = owner.worldId();
        edits(world, "/elements/odd", ODD);
        try (var ada = at(world, width, "removed-entry")) {
            ada.button("Edit Odd").click();
            field(ada, "Summary").fill("Typed for nothing?");
            edits(world, "/elements/odd", null);

            ada.button("Save").click();
            var left = ada.page().getByLabel("Your text: the element is gone");
            assertThat(left).containsText("Typed for nothing?");
            ada.page().reload();
            assertThat(left).containsText("Typed for nothing?");
            ada.look("gone");
            ada.button("Save as a new element").click();
            assertThat(left).hasCount(0);
        }
        assertThat(entry(world, "elements", "odd").path("summary").asString()).isEqualTo("Typed for nothing?");
    }

    private static void describe(Guest ada, String name) {
        field(ada, "Name").first().fill(name);
        field(ada, "Premise").fill("The sea has a memory.");
        for (var at = 0; at < 2; at++) {
            field(ada, "Statement")
                .nth(at)
                .fill("Rule " + at);
        }
        var elements = ada.page().getByLabel("Elements", new Page.GetByLabelOptions().setExact(true));
        for (var at = 0; at < 3; at++) {
            var exact = new Locator.GetByLabelOptions().setExact(true);
            elements
                .getByLabel("Name", exact)
                .nth(at)
                .fill("Element " + at);
            elements.getByLabel("Summary", exact).nth(at).fill("What it is.");
        }
    }

    private long worldsCalled(String name) {
        return owner.get("/api/worlds?limit=100").is(200).items("name").stream().filter(name::equals).count();
    }

    private Guest at(String world, int width, String story) {
        var guest = new Guest(chromium.browser(), platform.address(), width, story);
        guest.signIn(owner);
        guest.open("/worlds/" + world);
        return guest;
    }

    /** Changes the canon as another client that knows the newest version; null removes the entry. */
    private void edits(String world, String address, @Nullable Object after) {
        var change = JSON.createObjectNode().put("address", address).set("after", JSON.valueToTree(after));
        var edit = Map.of("changes", List.of(change));
        owner.patch("/api/worlds/" + world, world(world).path("version").asInt(), edit).is(200);
    }

    private JsonNode world(String id) {
        return owner
            .get("/api/worlds/" + id)
            .is(200)
            .json();
    }

    private ObjectNode entry(String world, String section, String slug) {
        return (ObjectNode) world(world).path("canon").path(section).path(slug);
    }

    private static Locator field(Guest ada, String label) {
        var named = ada.main().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        return named.and(ada.page().locator("input, textarea, select"));
    }

    private static Locator row(Guest ada, String called) {
        return ada.main().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(called).setExact(true));
    }

    /** Moves the focus to a button and presses it by keyboard. */
    private static void press(Guest ada, String button) {
        ada.button(button).focus();
        ada.page().keyboard().press("Enter");
    }

    private static void save(Guest ada) {
        var button = ada.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true));
        button.click();
        assertThat(button).hasCount(0);
    }
}
