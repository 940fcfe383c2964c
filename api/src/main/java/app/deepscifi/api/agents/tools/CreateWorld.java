package app.deepscifi.api.agents.tools;

import app.deepscifi.api.worlds.NewWorld;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Creates a world at once, if the person asked for exactly this one. */
@Component
class CreateWorld implements AgentTool<CreateWorld.Arguments> {

    record Arguments(
        @Described(value = "The name of the world.", maxLength = Entry.NAME_LENGTH) String name,
        Canon canon
    ) {}

    private final Worlds worlds;

    CreateWorld(Worlds worlds) {
        this.worlds = worlds;
    }

    @Override
    public String name() {
        return "create_world";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var world = worlds.create(scope.person(), new NewWorld(arguments.name(), arguments.canon(), null));
        scope.emit(new TurnEvent.WorldCreated(world.id(), world.name()));
        return new ToolResult(Map.of("worldId", world.id(), "name", world.name()), "made " + world.name());
    }
}
