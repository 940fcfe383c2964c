package app.deepscifi.domain.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.deepscifi.domain.Field;
import app.deepscifi.domain.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

@Domain(Canons.class)
class CanonProperties {

    @Property(tries = 300)
    void making_the_changes_between_two_canons_leads_from_one_to_the_other(@ForAll Canon from, @ForAll Canon to) {
        var changes = from.diff(to);

        var result = from.apply(changes);

        assertThat(result).isEqualTo(to);
        assertThat(from.diff(result)).isEqualTo(changes);
    }

    @Property(tries = 200)
    void a_history_replayed_from_any_of_its_canons_leads_to_its_last(
        @ForAll @Size(min = 2, max = 6) List<Canon> canons
    ) {
        for (var from = 0; from < canons.size(); from++) {
            var changes = new ArrayList<Change>();
            for (var to = from + 1; to < canons.size(); to++) {
                changes.addAll(canons.get(to - 1).diff(canons.get(to)));
            }

            assertThat(canons.get(from).replay(changes)).isEqualTo(canons.getLast());
        }
    }

    @Property(tries = 300)
    void two_who_change_different_entries_both_succeed_and_of_one_entry_the_second_is_told(
        @ForAll Canon base,
        @ForAll Canon mine,
        @ForAll Canon theirs
    ) {
        var changes = base.diff(mine);
        var otherwise = changes
            .stream()
            .map(Change::address)
            .filter(at -> !base.at(at).equals(theirs.at(at)) && !mine.at(at).equals(theirs.at(at)))
            .toList();

        if (otherwise.isEmpty()) {
            var merged = theirs.apply(theirs.rebase(changes));
            for (var address : merged.addresses()) {
                var changed = !base.at(address).equals(mine.at(address));
                assertThat(merged.at(address)).isEqualTo(changed ? mine.at(address) : theirs.at(address));
            }
        } else {
            var conflict = catchThrowableOfType(ChangeConflict.class, () -> theirs.rebase(changes));
            assertThat(conflict.addresses()).isEqualTo(otherwise);
        }
    }

    @Property(tries = 300)
    void changes_are_rebased_but_for_those_in_conflict(@ForAll Canon base, @ForAll Canon mine, @ForAll Canon theirs) {
        var changes = base.diff(mine);
        var conflicting = theirs.conflicting(changes);
        var rest = changes
            .stream()
            .filter(change -> !conflicting.contains(change))
            .toList();

        assertThat(theirs.apply(theirs.rebase(rest)).open(rest)).isEmpty();
        assertThat(conflicting).allSatisfy(change ->
            assertThatThrownBy(() -> theirs.rebase(List.of(change))).isInstanceOf(ChangeConflict.class)
        );
    }

    @Property(tries = 300)
    void a_change_names_the_fields_that_differ_and_no_other(@ForAll Canon from, @ForAll Canon to) {
        for (var change : from.diff(to)) {
            var before = change.before();
            var after = change.after();
            var whole = Field.whole(change.address().section().entryType()).isPresent();
            assertThat(change.kind()).isEqualTo(
                before == null ? Change.Kind.ADDED : after == null ? Change.Kind.REMOVED : Change.Kind.CHANGED
            );
            if (before == null || after == null || whole) {
                assertThat(change.changedFields()).isEmpty();
                continue;
            }
            assertThat(change.changedFields()).isNotEmpty();
            for (var field : Field.of(change.address().section().entryType())) {
                var same = Objects.equals(field.valueIn((Record) before), field.valueIn((Record) after));
                assertThat(change.changedFields().contains(field.name())).isEqualTo(!same);
            }
        }
    }

    @Property(tries = 200)
    void changes_that_somebody_else_has_made_too_are_left_out(@ForAll Canon base, @ForAll Canon wanted) {
        assertThat(wanted.rebase(base.diff(wanted))).isEmpty();
        assertThat(base.rebase(base.diff(wanted))).isEqualTo(base.diff(wanted));
    }

    @Property(tries = 300)
    void a_canon_differs_from_itself_in_nothing(@ForAll Canon canon) {
        assertThat(canon.diff(canon)).isEmpty();
    }

    @Property(tries = 300)
    void changes_made_against_another_canon_are_refused_by_address_and_change_nothing(
        @ForAll Canon base,
        @ForAll Canon wanted,
        @ForAll Canon current
    ) {
        var changes = base.diff(wanted);
        var moved = changes
            .stream()
            .map(Change::address)
            .filter(at -> !base.at(at).equals(current.at(at)))
            .toList();
        Assume.that(!moved.isEmpty());
        var before = current.toString();

        var conflict = catchThrowableOfType(ChangeConflict.class, () -> current.apply(changes));

        assertThat(conflict.addresses()).isEqualTo(moved);
        assertThat(current).hasToString(before);
    }

    @Property(tries = 300)
    void every_entry_of_a_canon_is_found_at_its_address(@ForAll Canon canon) {
        assertThat(canon.addresses()).allSatisfy(address -> assertThat(canon.at(address)).isPresent());
        assertThat(Canon.EMPTY.diff(canon)).extracting(Change::address).containsExactlyElementsOf(canon.addresses());
    }

    @Property(tries = 300)
    void edits_that_say_what_is_there_change_nothing(@ForAll Canon canon) {
        var edits = canon
            .addresses()
            .stream()
            .map(address -> new Edit(address, canon.at(address).orElseThrow()))
            .toList();

        assertThat(canon.plan(edits)).isEmpty();
    }

    @Property(tries = 300)
    void an_address_reads_back_from_what_it_writes(@ForAll Address address) {
        assertThat(Address.parse(address.toString())).isEqualTo(address);
    }

    @Property(tries = 300)
    void an_entry_can_only_stand_where_its_kind_belongs(@ForAll Canon canon, @ForAll Address elsewhere) {
        for (var address : canon.addresses()) {
            if (address.section() == elsewhere.section()) {
                continue;
            }
            var entry = canon.at(address).orElseThrow();

            assertThatThrownBy(() -> new Edit(elsewhere, entry)).isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> new Change(elsewhere, entry, null)).isInstanceOf(InvalidInput.class);
        }
    }
}
