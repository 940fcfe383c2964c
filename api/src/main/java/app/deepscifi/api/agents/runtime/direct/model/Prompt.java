package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import java.util.List;
import java.util.Map;

/**
 * A request to a model in a form that every provider accepts: the messages begin and end with {@link Asked}, both roles take
 * turns, no text is blank, and each call has its result in the next message.
 *
 * @param instructions the system prompt; changes rarely
 * @param memory       the memory blocks; change with the canon
 */
public record Prompt(String instructions, String memory, List<Message> messages, List<ToolDefinition> tools) {
    public sealed interface Message permits Asked, Replied {}

    /**
     * A message to the model.
     *
     * @param results of the calls in the message before, in the order of the calls
     */
    public record Asked(List<Result> results, List<String> texts) implements Message {
        public static Asked text(String text) {
            return new Asked(List.of(), List.of(text));
        }
    }

    /**
     * A message of the model.
     *
     * @param thoughts that led to the calls; empty if the provider no longer needs them
     */
    public record Replied(List<Thought> thoughts, String text, List<Call> calls) implements Message {}

    public record Result(String callId, String text, boolean ok) {}

    /** @param callId unique in the prompt; 9 letters and digits, as the strictest provider requires */
    public record Call(String callId, String tool, Map<String, Object> arguments) {}

    /** @return the last message */
    Asked last() {
        return (Asked) messages.getLast();
    }

    public boolean hasThoughts() {
        return messages.stream().anyMatch(it -> it instanceof Replied replied && !replied.thoughts().isEmpty());
    }

    public Prompt withoutThoughts() {
        var bare = messages
            .stream()
            .map(it -> it instanceof Replied(_, var text, var calls) ? new Replied(List.of(), text, calls) : it)
            .toList();
        return new Prompt(instructions, memory, bare, tools);
    }

    /** @return whether the last message has only results of calls, and no text */
    boolean continuesCalls() {
        return last().texts().isEmpty();
    }
}
