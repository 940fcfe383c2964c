package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** The canon by hand: a large one, and what ties its entries together. */
@WithPlatform
@TestInstance(Lifecycle.PER_CLASS)
class CanonInBrowserTests {

    /** In each of two sections. */
    private static final int MANY = 400;

    private final TestPlatform platform;
    private final Chromium chromium = Chromium.start();
    private final Person owner;

    CanonInBrowserTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Ada");
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @Test
    void in_a_large_canon_an_entry_is_found_by_its_address_and_by_words_and_edits_are_undone() {
        var world = large();
        try (var ada = at(world, "#elements-place-250", Guest.WIDE, "large-canon")) {
            assertThat(ada.page().locator("#elements-place-250")).isFocused();
            assertThat(ada.page().locator("#elements-place-250")).isInViewport();
            assertThat(ada.main().getByRole(AriaRole.ARTICLE).count()).as("entries that are drawn").isLessThan(80);

            link(ada, "Rules").click();
            assertThat(ada.page().locator("#rules")).isInViewport();
            ada.look("rules");

            ada.page().getByLabel("Filter").fill("zoe needle");
            assertThat(ada.main()).containsText("1 of %d entries".formatted(2 * MANY + 3));
            ada.button("Edit Zoë Needle").click();
            ada.main().getByLabel("Summary").fill("Sews no more.");
            save(ada);
            assertThat(ada.main()).containsText("Sews no more.");

            ada.page().keyboard().press("Control+z");
            assertThat(ada.main()).containsText("Undone, as version 3.");
            assertThat(ada.page().locator("#elements-needle")).containsText("Sews.");
            ada.page().keyboard().press("Control+Shift+z");
            assertThat(ada.main()).containsText("Done again, as version 4.");
            assertThat(ada.complaints()).isEmpty();
        }
        assertThat(canon(world).at("/elements/needle/summary").asString()).isEqualTo("Sews no more.");
    }

    @Test
    void findings_relations_portraits_and_names_are_kept_by_hand() {
        var world = owner.worldId();
        var keeper = Map.of("kind", "character", "name", "The Keeper", "summary", "Owes Ilse Vann.", "began", "2380");
        var dimming = Map.of("when", "2371", "title", "The Dimming", "elements", List.of("keeper"));
        var edits = Canon.changes(Canon.edit("/elements/keeper", keeper), Canon.edit("/timeline/dimming", dimming));
        owner.patch("/api/worlds/" + world, 1, edits).is(200);
        owner.uploads(world, "image/png", SampleFiles.png(8, 8));
        owner
            .post("/api/worlds/" + world + "/stories", Map.of("title", "Lamps", "text", "The Keeper saw the Keeper."))
            .is(201);

        try (var ada = at(world, "", Guest.NARROW, "canon-by-hand")) {
            dismissesTheFinding(ada);
            relatesAndShowsTheKeeper(ada);
            renamesTheKeeper(ada);
            readsTheCardOfALink(ada);
            assertThat(ada.complaints()).isEmpty();
        }
        var warden = canon(world).at("/elements/warden");
        assertThat(warden.at("/relations/0/to").asString()).isEqualTo("quay");
        assertThat(warden.at("/relations/0/inverse").asString()).isEqualTo("is guarded by");
        assertThat(warden.path("aliases").valueStream().map(JsonNode::asString)).containsExactly("Old Tom", "Tom");
        assertThat(canon(world).at("/timeline/dimming/elements/0").asString()).isEqualTo("warden");
        assertThat(passage(world)).isEqualTo("The Keeper saw the Warden.");
    }

    private static void dismissesTheFinding(Guest ada) {
        var tab = ada.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^Findings")));
        assertThat(tab).hasText("Findings1");
        tab.click();
        assertThat(ada.main().getByLabel("Findings").getByRole(AriaRole.LINK)).hasText(new String[] {
            "The Keeper",
            "The Dimming",
        });
        ada.button("Dismiss").click();
        ada.main().getByLabel("Why it is right as it is").fill("She travelled in time.");
        ada.look("dismissing");
        ada.button("Dismiss").click();
        assertThat(tab).hasText("Findings");
        ada.main().getByText("Dismissed 1").click();
        assertThat(ada.main()).containsText("She travelled in time.");
        ada.button("Show again").click();
        assertThat(tab).hasText("Findings1");
        link(ada, "The Keeper").click();
        assertThat(ada.page().locator("#elements-keeper")).isFocused();
    }

    private static void relatesAndShowsTheKeeper(Guest ada) {
        ada.button("Edit The Keeper").click();
        ada.button("Add relation").click();
        var relation = ada.main().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Relation 1"));
        relation.getByLabel("Kind").fill("guards");
        var to = relation.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("To"));
        to.fill("long");
        assertThat(relation.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION)).hasText("The Long Quay location");
        to.press("ArrowDown");
        to.press("Enter");
        assertThat(to).hasValue("The Long Quay");
        relation.getByLabel("Said by the other").fill("is guarded by");

        var alias = ada.main().getByLabel("New alias");
        alias.fill("Old Tom");
        alias.press("Enter");
        alias.fill("Tom");

        ada.button("Choose a picture").click();
        var dialog = ada.page().getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.RADIO).check(new Locator.CheckOptions().setForce(true));
        dialog.getByLabel("Alternative text").fill("A lamp");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show this picture")).click();
        assertThat(dialog).hasCount(0);
        ada.look("relation-alias-portrait");
        save(ada);
        assertThat(ada.page().locator("#elements-keeper").getByAltText("A lamp")).isVisible();
        assertThat(ada.page().locator("#elements-quay")).containsText("is guarded by The Keeper");
    }

    private static void renamesTheKeeper(Guest ada) {
        ada.button("Rename The Keeper").click();
        var dialog = ada.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("New name").fill("The Warden");
        dialog.getByLabel("New address").fill("warden");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("See what changes")).click();
        assertThat(dialog).containsText("The address /elements/keeper becomes /elements/warden.");
        assertThat(dialog).containsText("2 mentions");
        dialog.getByRole(AriaRole.CHECKBOX).nth(1).uncheck();
        ada.look("renaming");
        dialog
            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Rename, with 1 of 2 mentions"))
            .click();
        assertThat(dialog).hasCount(0);
        assertThat(ada.page().locator("#elements-warden")).isFocused();
    }

    private static void readsTheCardOfALink(Guest ada) {
        var card = ada.page().getByRole(AriaRole.TOOLTIP);
        ada.page().locator("#elements-warden").getByText("Ilse Vann").focus();
        assertThat(card).containsText("Lights lamps for tomorrow.");
        ada.look("card");
        ada.page().keyboard().press("Escape");
        assertThat(card).hasCount(0);
    }

    private String large() {
        var canon = new HashMap<String, Object>();
        SampleCanon.JSON.propertyStream().forEach(part -> canon.put(part.getKey(), part.getValue()));
        var rules = new HashMap<String, Object>();
        var elements = new HashMap<String, Object>();
        for (var n = 0; n < MANY; n++) {
            var statement = "Rule " + n + " of Place " + n;
            rules.put("rule-" + n, Map.of("statement", statement, "scope", "local", "certainty", "established"));
            elements.put("place-" + n, element("location", "Place " + n, "Lies beside Place " + n / 2 + "."));
        }
        elements.put("needle", element("character", "Zoë Needle", "Sews."));
        canon.put("rules", rules);
        canon.put("elements", elements);
        canon.put("timeline", Map.of());
        return owner
            .post("/api/worlds", Map.of("name", "Large", "canon", canon, "visibility", "private"))
            .is(201)
            .json()
            .path("id")
            .asString();
    }

    private static Map<String, Object> element(String kind, String name, String summary) {
        return Map.of("kind", kind, "name", name, "summary", summary);
    }

    private JsonNode canon(String world) {
        return owner
            .get("/api/worlds/" + world)
            .is(200)
            .json()
            .path("canon");
    }

    private String passage(String world) {
        var story = owner
            .get("/api/worlds/" + world + "/stories")
            .is(200)
            .items("id")
            .getFirst();
        return owner
            .get("/api/stories/" + story)
            .is(200)
            .json()
            .at("/segments/0/text")
            .asString();
    }

    private Guest at(String world, String anchor, int width, String story) {
        var guest = new Guest(chromium.browser(), platform.address(), width, story);
        guest.signIn(owner);
        guest.open("/worlds/" + world + anchor);
        return guest;
    }

    private static Locator link(Guest ada, String name) {
        return ada.main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)).first();
    }

    private static void save(Guest ada) {
        var button = ada.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true));
        button.click();
        assertThat(button).hasCount(0);
    }
}
