package app.deepscifi.api.agents.tools;

import app.deepscifi.api.worlds.drafts.Draft;
import app.deepscifi.api.worlds.drafts.DraftInput;
import app.deepscifi.api.worlds.drafts.DraftOffers;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Offers different worlds as cards to choose from. */
@Component
class ProposeWorlds implements AgentTool<ProposeWorlds.Arguments> {

    record Arguments(@Described(minItems = 2, maxItems = 4) List<DraftInput> drafts) {
        Arguments {
            var checks = new Checks().present("drafts", drafts);
            if (drafts != null && (drafts.size() < 2 || drafts.size() > 4)) {
                checks.fail("drafts", "has " + drafts.size() + ": offer two to four different worlds");
            }
            checks.done();
        }
    }

    private final DraftOffers drafts;

    ProposeWorlds(DraftOffers drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "propose_worlds";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var offered = drafts.offer(scope.person().id(), scope.turn(), arguments.drafts());
        scope.emit(new TurnEvent.WorldsOffered(offered.stream().map(ProposeWorlds::card).toList()));
        var names = offered.stream().map(Draft::name).collect(Collectors.joining(", "));
        return new ToolResult("The person sees these cards now: " + names, offered.size() + " worlds to choose from");
    }

    private static TurnEvent.Card card(Draft draft) {
        var canon = draft.canon();
        return new TurnEvent.Card(
            draft.id(),
            draft.name(),
            draft.pitch(),
            canon.premise(),
            canon.setting(),
            canon.tones(),
            canon.rules().values().stream().map(Entry.Rule::statement).toList(),
            canon.elements().values().stream().map(Entry.Element::name).toList()
        );
    }
}
