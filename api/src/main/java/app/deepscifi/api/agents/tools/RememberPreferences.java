package app.deepscifi.api.agents.tools;

import app.deepscifi.api.agents.AgentStore;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import org.springframework.stereotype.Component;

/** Stores how a person likes to work. The User Agent knows it from the next message on. */
@Component
class RememberPreferences implements AgentTool<RememberPreferences.Arguments> {

    record Arguments(@Described(value = "One short sentence.", maxLength = 500) String text) {
        Arguments {
            Checks.of(Arguments.class, text).done();
        }
    }

    private final AgentStore store;

    RememberPreferences(AgentStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "remember_preferences";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        store.remember(scope.person().id(), arguments.text().strip());
        return new ToolResult("Remembered.", arguments.text().strip());
    }
}
