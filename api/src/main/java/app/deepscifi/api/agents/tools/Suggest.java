package app.deepscifi.api.agents.tools;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows the person suggestions for the next message. */
@Component
class Suggest implements AgentTool<Suggest.Arguments> {

    record Arguments(@Described(minItems = 1, maxItems = 4, maxLength = 300) List<String> items) {
        Arguments {
            Checks.of(Arguments.class, items).done();
        }
    }

    @Override
    public String name() {
        return "suggest";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        scope.emit(new TurnEvent.Suggestions(arguments.items()));
        return new ToolResult("The person sees these now.", arguments.items().size() + " ways on");
    }
}
