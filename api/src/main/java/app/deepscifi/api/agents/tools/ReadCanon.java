package app.deepscifi.api.agents.tools;

import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads entries of the canon in full. */
@Component
class ReadCanon implements AgentTool<ReadCanon.Arguments> {

    record Arguments(
        @Described(value = "Leave out for everything.", optional = true) @Nullable List<Address> addresses
    ) {}

    private final Worlds worlds;

    ReadCanon(Worlds worlds) {
        this.worlds = worlds;
    }

    @Override
    public String name() {
        return "read_canon";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var canon = worlds.require(scope.person(), scope.world().id(), Action.READ).canon();
        var addresses = arguments.addresses() == null ? List.copyOf(canon.addresses()) : arguments.addresses();
        Map<String, @Nullable Entry> entries = new LinkedHashMap<>();
        addresses.forEach(address -> entries.put(address.toString(), canon.at(address).orElse(null)));
        return new ToolResult(entries, entries.size() == 1 ? "1 entry" : entries.size() + " entries");
    }
}
