package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Versions side by side, forks, and what these offer to their origin; and the graph of a world. */
@WithPlatform
@TestInstance(Lifecycle.PER_CLASS)
class VersionsInBrowserTests {

    private final TestPlatform platform;
    private final Chromium chromium = Chromium.start();
    private final Person owner;

    VersionsInBrowserTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Ada");
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @Test
    void a_reader_forks_a_world_and_offers_changes_which_the_owner_accepts_in_other_words_and_rejects() {
        var world = owner.worldId();
        var path = "/api/worlds/" + world;
        owner.patch(path, 1, Map.of("visibility", "public")).is(200);
        var reader = platform.signUp("Rhea");
        try (var rhea = guest(Guest.NARROW, "fork")) {
            rhea.signIn(reader);
            rhea.open("/worlds/" + world);
            rhea.button("Fork this world").click();
            labelled(rhea, "Name of your world").fill("Slower Light");
            rhea.button("Make the fork").click();
            assertThat(rhea.main()).containsText("Forked from version 1 of Slow Light");
            assertThat(heading(rhea.main(), "Slower Light")).isVisible();
            var fork = rhea.page().url().replaceAll(".*/worlds/", "");
            reader
                .patch(
                    "/api/worlds/" + fork,
                    1,
                    Canon.changes(Canon.premise("Light is late."), Canon.rule("new", "A new rule."))
                )
                .is(200);
            owner.patch(path, 1, Canon.changes(Canon.premise("Light is lost."))).is(200);

            rhea.open("/worlds/" + fork + "/compare?from=origin&to=2");
            assertThat(rhea.main()).containsText("2 entries differ");
            assertThat(differences(rhea).first()).containsText("Light is lost.late.");
            labelled(rhea, "From").selectOption("1");
            assertThat(rhea.main()).containsText("Offer these changes");
            labelled(rhea, "Why (optional)").fill("It is truer.");
            rhea.look("offer");
            rhea.button("Offer 2 changes").click();
            assertThat(rhea.main()).containsText("Offered to Slow Light.");
            assertThat(rhea.main()).containsText("Waits for a decision");
        }
        try (var ada = guest(Guest.WIDE, "offer")) {
            ada.signIn(owner);
            ada.open("/worlds/" + world);
            var proposal = ada.main().getByRole(AriaRole.ARTICLE).filter(withText("It is truer."));
            assertThat(proposal).containsText("Somebody has changed this entry since");
            ada.look("conflict");
            button(proposal, "Other words for /premise").click();
            proposal.getByRole(AriaRole.TEXTBOX).fill("Light is late, or lost.");
            button(proposal, "Use these words").click();
            button(proposal, "Accept").click();
            assertThat(ada.main()).containsText("Version 3");
            assertThat(ada.main()).containsText("Light is late, or lost.");
            assertThat(ada.main()).containsText("Changed in version 3 · Rhea");

            ada.tab("History");
            button(ada.main(), "Name version 1").click();
            labelled(ada, "Name of version 1").fill("The first light");
            button(ada.main(), "Save").click();
            assertThat(ada.main()).containsText("The first light");
            ada.main()
                .getByRole(
                    AriaRole.LINK,
                    new Locator.GetByRoleOptions().setName("Compare version 1 with the newest").setExact(true)
                )
                .click();
            ada.page().waitForURL("**/compare?from=1&to=3");
            assertThat(ada.main()).containsText("2 entries differ");
            button(ada.main(), "Swap").click();
            ada.page().waitForURL("**/compare?from=3&to=1");
            assertThat(differences(ada).last()).containsText("Removed rule A new rule.");
            labelled(ada, "To").selectOption("3");
            assertThat(ada.main()).containsText("Nothing differs");
            assertThat(ada.complaints()).isEmpty();
            ada.open("/worlds/" + world + "/compare?from=9&to=1");
            assertThat(ada.main().getByRole(AriaRole.ALERT)).containsText("there is no version 9");
        }
    }

    @Test
    void the_graph_shows_relations_and_is_read_by_keys_and_in_a_table() {
        var world = owner.worldId();
        var keeper = Map.of(
            "kind",
            "character",
            "name",
            "Abel the Keeper",
            "summary",
            "Keeps.",
            "relations",
            List.of(Map.of("to", "lamplighter", "kind", "parent of"))
        );
        owner.patch("/api/worlds/" + world, 1, Canon.changes(Canon.edit("/elements/keeper", keeper))).is(200);
        try (var ada = guest(Guest.NARROW, "graph")) {
            ada.signIn(owner);
            ada.open("/worlds/" + world);
            link(ada.main(), "Open the graph").click();
            ada.page().waitForURL("**/worlds/" + world + "/graph");
            assertThat(relations(ada)).hasCount(2);
            assertThat(relations(ada).first()).containsText("parent of");
            assertThat(ada.main()).containsText("Without a relation");
            assertThat(drawing(ada).locator("canvas").first()).isVisible();
            ada.look("all");

            labelled(ada, "Show").selectOption("keeper");
            assertThat(relations(ada)).hasCount(1);
            labelled(ada, "Way to").selectOption("quay");
            assertThat(relations(ada)).hasCount(2);
            ada.page().reload();
            assertThat(relations(ada)).hasCount(2);
            labelled(ada, "Arrange").selectOption("tree");
            ada.main().locator("summary").filter(withText("Kinds of relations")).click();
            ada.page().getByLabel("works at").uncheck();
            assertThat(ada.main()).containsText("No relations lead from one to the other.");
            ada.page().getByLabel("works at").check();

            assertThat(drawing(ada).locator("canvas").first()).isVisible();
            drawing(ada).focus();
            ada.page().keyboard().press("Home");
            assertThat(ada.main().getByRole(AriaRole.STATUS)).containsText("Abel the Keeper");
            ada.page().keyboard().press("ArrowDown");
            assertThat(ada.main().getByRole(AriaRole.STATUS)).containsText("Ilse Vann");
            ada.page().keyboard().press("Enter");
            ada.page().waitForURL("**/worlds/" + world + "#elements-lamplighter");
            assertThat(ada.page().locator("#elements-lamplighter")).isFocused();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private Guest guest(int width, String story) {
        return new Guest(chromium.browser(), platform.address(), width, story);
    }

    private static Locator differences(Guest guest) {
        return guest.main().getByLabel("Differences").getByRole(AriaRole.LISTITEM);
    }

    private static Locator relations(Guest guest) {
        return guest.main().getByRole(AriaRole.TABLE).locator("tbody tr");
    }

    private static Locator drawing(Guest guest) {
        return guest.main().getByLabel("Drawing");
    }

    private static Locator labelled(Guest guest, String label) {
        return guest.main().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Locator inside, String name) {
        return inside.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Locator inside, String name) {
        return inside.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Locator inside, String name) {
        return inside.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
