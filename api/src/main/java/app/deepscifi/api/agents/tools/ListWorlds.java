package app.deepscifi.api.agents.tools;

import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.WorldScope;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.WorldId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lists the person's own worlds. */
@Component
class ListWorlds implements AgentTool<ListWorlds.Arguments> {

    record Arguments() {}

    record Item(WorldId id, String name, String premise, int stories) {}

    private final Worlds worlds;

    ListWorlds(Worlds worlds) {
        this.worlds = worlds;
    }

    @Override
    public String name() {
        return "list_worlds";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var page = new PageRequest(Optional.empty(), PageRequest.MAX_LIMIT);
        var items = worlds
            .list(scope.person(), WorldScope.MINE, page)
            .items()
            .stream()
            .map(world -> new Item(world.id(), world.name(), world.premise(), world.storyCount()))
            .toList();
        return new ToolResult(items, items.size() == 1 ? "1 world" : items.size() + " worlds");
    }
}
