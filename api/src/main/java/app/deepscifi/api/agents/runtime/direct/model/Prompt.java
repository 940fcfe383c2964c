package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import java.util.List;
import java.util.Map;

/**
 * The messages of a request, in a form that every provider accepts: they begin and end with {@link Asked}, the sides take turns,
 * no text is blank, and each call has its result in the message that follows it.
 *
 * @param instructions what the agent is; the same for a long time
 * @param memory       its blocks, which change with canon
 */
public record Prompt(String instructions, String memory, List<Message> messages, List<ToolDefinition> tools) {
    public sealed interface Message permits Asked, Replied {}

    /** @param results of the calls of the message before, in their order */
    public record Asked(List<Result> results, List<String> texts) implements Message {
        public static Asked text(String text) {
            return new Asked(List.of(), List.of(text));
        }
    }

    /** @param thoughts those that led to the calls; empty where they are not wanted any more */
    public record Replied(List<Thought> thoughts, String text, List<Call> calls) implements Message {}

    public record Result(String callId, String text, boolean ok) {}

    /** @param callId 9 letters and digits, and no other call's: what the strictest provider takes */
    public record Call(String callId, String tool, Map<String, Object> arguments) {}

    /** @return the text of the new message */
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

    /** Whether the results of calls are all that is asked now. */
    boolean continuesCalls() {
        return last().texts().isEmpty();
    }
}
