package app.deepscifi.api.agents.tools;

import app.deepscifi.api.worlds.proposals.Proposal;
import app.deepscifi.api.worlds.proposals.Proposals;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Proposes changes of canon to the person, who decides. */
@Component
class ProposeChanges implements AgentTool<ProposeChanges.Arguments> {

    record Arguments(
        @Described(value = "Why, in one sentence.", maxLength = Entry.STATEMENT_LENGTH) String reason,
        @Described(minItems = 1, maxItems = 50) List<Edit> changes
    ) {
        Arguments {
            Checks.of(Arguments.class, reason, changes).done();
        }
    }

    private final Proposals proposals;

    ProposeChanges(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public String name() {
        return "propose_changes";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var world = scope.world();
        // Based on the version that the agent has read: a newer edit of the same entry is a conflict and is kept.
        var proposal = proposals.propose(
            scope.person(),
            world.id(),
            scope.seenVersion(),
            arguments.changes(),
            arguments.reason()
        );
        var changes = proposal.changes().size() == 1 ? "1 change" : proposal.changes().size() + " changes";
        scope.emit(new TurnEvent.ProposalMade(proposal.id(), world.id(), proposal.baseVersion(), proposal.changes()));
        return proposal.status() == Proposal.Status.ACCEPTED
            ? new ToolResult(
                  "This world accepts by itself: it is canon now, version " + proposal.resultVersion() + ".",
                  changes + " made: version " + proposal.resultVersion()
              )
            : new ToolResult("The person sees " + changes + " now and will decide.", changes + " to decide on");
    }
}
