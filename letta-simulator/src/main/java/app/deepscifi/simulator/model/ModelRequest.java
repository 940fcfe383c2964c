package app.deepscifi.simulator.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The input of a model for one step.
 *
 * @param system the compiled system prompt, with the memory blocks
 * @param messages the stored messages of the conversation, then the new ones
 * @param tools the names of the tools that the model may call
 */
public record ModelRequest(String system, List<ModelMessage> messages, List<String> tools) {
    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public boolean has(String tool) {
        return tools.contains(tool);
    }

    /** The index of the person's last message, or -1 if there is none. */
    public int lastSaid() {
        for (var i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof ModelMessage.Said) return i;
        }
        return -1;
    }

    /** The text of the person's last message, or "" if there is none. */
    public String said() {
        var at = lastSaid();
        return at >= 0 && messages.get(at) instanceof ModelMessage.Said said ? said.text() : "";
    }

    /** The messages after the person's last one. */
    List<ModelMessage> since() {
        return messages.subList(lastSaid() + 1, messages.size());
    }

    /** The tool results after the person's last message. */
    public List<ModelMessage.Returned> returned() {
        return since()
            .stream()
            .filter(ModelMessage.Returned.class::isInstance)
            .map(ModelMessage.Returned.class::cast)
            .toList();
    }

    /**
     * The system messages directly before the person's last message, joined by line breaks. They name the open story
     * and the person.
     */
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
