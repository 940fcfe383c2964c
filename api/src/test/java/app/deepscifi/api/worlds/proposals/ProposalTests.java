package app.deepscifi.api.worlds.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Change;
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
        Proposal.Status.OPEN,
        new AuthorName(Author.Kind.AGENT, "Ada"),
        Instant.EPOCH,
        null,
        null,
        "",
        null
    );

    @Test
    void some_of_its_changes_can_be_chosen() {
        assertThat(proposal.chosen(Set.of(WHO))).containsExactly(question);
        assertThat(proposal.chosen(Set.of(PREMISE, WHO))).containsExactly(premise, question);
    }

    @Test
    void only_its_own_changes_can_be_chosen() {
        assertThatThrownBy(() -> proposal.chosen(Set.of(Address.parse("/setting")))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> proposal.chosen(Set.of())).isInstanceOf(InvalidInput.class);
    }
}
