package app.deepscifi.simulator.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model is sent for one step.
 *
 * @param system the compiled system prompt, memory blocks included
 * @param messages everything the conversation remembers, then what is new
 */
public record ModelRequest(String system, List<ModelMessage> messages, List<Tool> tools) {
    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public boolean has(String tool) {
        return tools.stream().anyMatch(it -> it.name().equals(tool));
    }

    /** Where the last message of the person stands, -1 if there is none. */
    public int lastSaid() {
        for (var i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof ModelMessage.Said) return i;
        }
        return -1;
    }

    /** The last message of the person, empty if there is none. */
    public String said() {
        var at = lastSaid();
        return at >= 0 && messages.get(at) instanceof ModelMessage.Said said ? said.text() : "";
    }

    /** What happened since the person spoke. */
    List<ModelMessage> since() {
        return messages.subList(lastSaid() + 1, messages.size());
    }

    /** What tools gave back since the person spoke. */
    public List<ModelMessage.Returned> returned() {
        return since()
            .stream()
            .filter(ModelMessage.Returned.class::isInstance)
            .map(ModelMessage.Returned.class::cast)
            .toList();
    }

    /** What the system messages of this turn say: which story is open, for whom. */
    public String context() {
        var from = lastSaid();
        while (from > 0 && messages.get(from - 1) instanceof ModelMessage.Told) from--;
        return messages
            .subList(Math.max(from, 0), messages.size())
            .stream()
            .filter(ModelMessage.Told.class::isInstance)
            .map(it -> ((ModelMessage.Told) it).text())
            .collect(Collectors.joining("\n"));
    }
}
