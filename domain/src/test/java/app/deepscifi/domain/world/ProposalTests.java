package app.deepscifi.domain.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.domain.Author;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.ChangeConflict;
import app.deepscifi.domain.canon.Entry.Premise;
import app.deepscifi.domain.canon.Entry.Question;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProposalTests {

    private static final Address PREMISE = Address.parse("/premise");
    private static final Address WHO = Address.parse("/questions/who");

    private final Change premise = new Change(PREMISE, null, new Premise("A city on a dying star."));
    private final Change question = new Change(WHO, null, new Question("Who lit it?"));
    private final Proposal proposal = new Proposal(
        ProposalId.random(),
        WorldId.random(),
        1,
        List.of(premise, question),
        "They asked for it.",
        Author.agentFor(UserId.random()),
        Proposal.Status.OPEN,
        Instant.EPOCH,
        null,
        null
    );

    @Test
    void some_of_its_changes_can_be_chosen() {
        assertThat(proposal.chosen(Set.of(WHO))).containsExactly(question);
        assertThat(proposal.chosen(Set.of(PREMISE, WHO))).containsExactly(premise, question);
    }

    @Test
    void what_it_does_not_change_cannot_be_chosen() {
        assertThatThrownBy(() -> proposal.chosen(Set.of(Address.parse("/setting")))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> proposal.chosen(Set.of())).isInstanceOf(InvalidInput.class);
    }

    @Test
    void accepting_changes_the_canon() {
        var accepted = Proposal.accepted(Canon.EMPTY, proposal.changes());

        assertThat(accepted.diff(Canon.EMPTY)).hasSize(2);
    }

    @Test
    void accepting_needs_the_canon_it_was_made_against() {
        var moved = Canon.EMPTY.apply(List.of(new Change(PREMISE, null, new Premise("Somebody was faster."))));

        assertThatThrownBy(() -> Proposal.accepted(moved, proposal.changes())).isInstanceOf(ChangeConflict.class);
        assertThat(Proposal.accepted(moved, List.of(question)).questions()).hasSize(1);
    }

    @Test
    void accepting_must_leave_a_canon_that_holds_together() {
        assertThatThrownBy(() -> Proposal.accepted(Canon.EMPTY, List.of(question))).isInstanceOf(InvalidInput.class);
    }
}
