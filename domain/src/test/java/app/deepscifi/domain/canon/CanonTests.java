package app.deepscifi.domain.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.Violation;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Premise;
import app.deepscifi.domain.canon.Entry.Question;
import app.deepscifi.domain.canon.Entry.Relation;
import app.deepscifi.domain.canon.Entry.Rule;
import app.deepscifi.domain.canon.Entry.Setting;
import app.deepscifi.domain.canon.Entry.Tones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonTests {

    private static final Rule NO_FTL = Canons.rule("Nothing outruns light.");
    private static final Change PREMISE = added("/premise", new Premise("A city on a dying star."));
    private static final Change QUESTION = added("/questions/who", new Question("Who lit it?"));

    @Test
    void a_world_is_told_everything_that_is_missing_at_once() {
        assertThat(violations(Canon.EMPTY::requireWorld))
            .extracting(Violation::path)
            .containsExactly("premise", "rules", "elements");
    }

    @Test
    void a_world_needs_two_rules_and_three_elements() {
        var almost = Canon.EMPTY.apply(
            List.of(
                added("/premise", new Premise("A city on a dying star.")),
                added("/rules/no-ftl", NO_FTL),
                added("/elements/ark", element()),
                added("/elements/mira", element())
            )
        );
        assertThat(violations(almost::requireWorld))
            .extracting(Violation::message)
            .containsExactly("has 1: a world needs 2 rules or more", "has 2: a world needs 3 elements or more");

        var enough = almost.apply(List.of(added("/rules/no-aliens", NO_FTL), added("/elements/clock", element())));
        assertThatCode(enough::requireWorld).doesNotThrowAnyException();
    }

    @Test
    void references_to_missing_elements_are_reported() {
        var canon = Canon.EMPTY.apply(
            List.of(
                added("/premise", new Premise("A city.")),
                added("/elements/ark", element(Canons.relation("ghost", "fears", Relation.Strength.WEAK))),
                added("/timeline/end", Canons.event("2391", "The end", List.of(new Slug("ark"), new Slug("nobody"))))
            )
        );

        assertThat(violations(canon::requireSound))
            .extracting(Violation::path)
            .containsExactly("elements.ark.relations[0].to", "timeline.end.elements[1]");
    }

    @Test
    void accepted_changes_are_all_in_the_canon() {
        var accepted = Canon.EMPTY.accept(List.of(PREMISE, QUESTION));

        assertThat(accepted.diff(Canon.EMPTY)).hasSize(2);
    }

    @Test
    void changes_are_accepted_only_where_the_canon_is_still_what_they_were_made_against() {
        var moved = Canon.EMPTY.apply(List.of(added("/premise", new Premise("Somebody was faster."))));

        assertThatThrownBy(() -> moved.accept(List.of(PREMISE, QUESTION))).isInstanceOf(ChangeConflict.class);
        assertThat(moved.accept(List.of(QUESTION)).questions()).hasSize(1);
    }

    @Test
    void accepted_changes_leave_a_canon_that_holds_together() {
        assertThatThrownBy(() -> Canon.EMPTY.accept(List.of(QUESTION))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_element_that_is_removed_names_everything_that_refers_to_it() {
        var ark = new Slug("ark");
        var canon = Canon.EMPTY.apply(
            List.of(
                added("/premise", new Premise("A city.")),
                added("/elements/ark", element(Canons.relation("ark", "repairs", Relation.Strength.WEAK))),
                added("/elements/mira", element(Canons.relation("ark", "fears", Relation.Strength.WEAK))),
                added("/timeline/end", Canons.event("2391", "The end", List.of(ark)))
            )
        );
        var removal = List.of(new Change(Address.parse("/elements/ark"), canon.elements().get(ark), null));

        assertThat(violations(() -> canon.apply(removal).requireRemoved(removal))).containsExactly(
            new Violation(
                "elements.ark",
                "is still referred to by /elements/mira, /timeline/end: change them as well, in the same request or before"
            )
        );
    }

    @Test
    void an_entry_is_told_everything_that_is_wrong_with_it() {
        var components = Map.of(
            "statement",
            "",
            "implications",
            List.of("fine", " "),
            "exceptions",
            List.of("x".repeat(1_001))
        );
        var invalid = violations(() -> Canons.make(Rule.class, components));

        assertThat(invalid)
            .extracting(Violation::path)
            .containsExactly("statement", "scope", "certainty", "implications[1]", "exceptions[0]");
    }

    @Test
    void an_address_names_a_whole_entry() {
        for (var text : new String[] {
            "",
            "/",
            "premise",
            "/nothing",
            "/premise/x",
            "/rules",
            "/rules/",
            "/rules/A B",
            "/rules/a/b",
        }) {
            assertThatThrownBy(() -> Address.parse(text))
                .as(text)
                .isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void one_address_can_be_edited_once_at_a_time() {
        var edit = new Edit(Address.parse("/rules/no-ftl"), NO_FTL);

        assertThatThrownBy(() -> Canon.EMPTY.plan(List.of(edit, edit))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_edit_that_leaves_nothing_removes() {
        assertThat(new Edit(Address.parse("/tones"), new Tones(List.of())).after()).isNull();
        assertThat(new Edit(Address.parse("/setting"), Setting.UNKNOWN).after()).isNull();
        assertThat(Canon.EMPTY.plan(List.of(new Edit(Address.parse("/tones"), new Tones(List.of()))))).isEmpty();
    }

    @Test
    void a_change_says_something() {
        assertThatThrownBy(() -> new Change(Address.parse("/premise"), null, null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_canon_does_not_grow_without_bounds() {
        var tooMany = new ArrayList<Change>();
        for (var i = 0; i <= Canon.MAX_ENTRIES; i++) {
            tooMany.add(added("/rules/rule-" + i, NO_FTL));
        }

        assertThat(violations(() -> Canon.EMPTY.apply(tooMany)))
            .extracting(Violation::path)
            .containsExactly("rules");
    }

    @Test
    void a_canon_does_not_change_with_the_collections_it_was_made_from() {
        var tones = new ArrayList<>(List.of("dry"));
        var canon = Canon.EMPTY.apply(List.of(added("/tones", new Tones(tones))));
        tones.add("loud");

        assertThat(canon.tones()).containsExactly("dry");
        assertThatThrownBy(() -> canon.rules().put(new Slug("x"), NO_FTL)).isInstanceOf(
            UnsupportedOperationException.class
        );
    }

    private static Element element(Relation... relations) {
        return Canons.element(Element.Kind.LOCATION, "The Ark", Map.of(), List.of(relations));
    }

    private static Change added(String address, Entry entry) {
        return new Change(Address.parse(address), null, entry);
    }

    private static List<Violation> violations(Runnable refused) {
        return catchThrowableOfType(InvalidInput.class, refused::run).violations();
    }
}
