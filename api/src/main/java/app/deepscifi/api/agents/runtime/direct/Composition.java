package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.Fenced;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Asked;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Call;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Message;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Replied;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts a history into messages that every provider accepts. Providers reject a call without its result, a result without
 * its call, two messages of the same role in a row, and empty texts.
 */
final class Composition {

    /** Stands in for the result of a call that has none. */
    private static final String UNANSWERED = "This was not run.";
    private static final String NOTHING = "(nothing)";
    private static final String NO_ANSWER = "(My answer was lost.)";
    private static final String GO_ON = "(go on)";
    private static final int LONGEST_NAME = 64;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String model;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, String> callIds = new HashMap<>();
    private int calls;

    /** Whether the last message has a text of the person. A second text means that the answer between them was lost. */
    private boolean hasUserText;

    private Composition(String model) {
        this.model = model;
    }

    /**
     * @param summary of the conversation before the entries; null if there is none
     * @param model   the handle of the model; only its own thoughts are sent back to it
     */
    static List<Message> of(@Nullable String summary, List<HistoryEntry> entries, String model) {
        var composition = new Composition(model);
        if (summary != null && !summary.isBlank()) {
            composition.addText("What was said before, in short:\n<summary>\n" + Fenced.text(summary) + "\n</summary>");
        }
        entries.forEach(composition::add);
        return composition.finish();
    }

    private void add(HistoryEntry entry) {
        switch (entry) {
            case HistoryEntry.User(var text) -> {
                if (hasUserText && !text.isBlank()) {
                    messages.add(new Replied(List.of(), NO_ANSWER, List.of()));
                    hasUserText = false;
                }
                addText(text);
                hasUserText = hasUserText || !text.isBlank();
            }
            case HistoryEntry.Context(var text) -> addText(text);
            case HistoryEntry.Assistant assistant -> addReply(assistant);
            case HistoryEntry.Returns(var returns) -> addResults(returns);
        }
    }

    private void addText(String text) {
        if (text.isBlank()) {
            return;
        }
        var before = takeOpenMessage();
        messages.add(
            before == null ? Asked.text(text) : new Asked(before.results(), joined(before.texts(), List.of(text)))
        );
    }

    private void addReply(HistoryEntry.Assistant assistant) {
        if (assistant.text().isBlank() && assistant.calls().isEmpty()) {
            return;
        }
        var made = assistant.calls().stream().map(this::call).toList();
        var thoughts = model.equals(assistant.model()) ? assistant.thoughts() : List.<Thought>of();
        switch (lastMessage()) {
            case null -> messages.add(Asked.text(GO_ON));
            case Asked _ -> {
            }
            case Replied(_, var text, var open) when open.isEmpty() -> {
                messages.removeLast();
                messages.add(new Replied(thoughts, joined(text, assistant.text()), made));
                return;
            }
            case Replied _ -> messages.add(missingResults());
        }
        messages.add(new Replied(thoughts, assistant.text(), made));
        hasUserText = false;
    }

    private void addResults(List<HistoryEntry.Return> returns) {
        var given = new HashMap<String, Result>();
        for (var it : returns) {
            var callId = callIds.get(it.callId());
            if (callId != null) {
                given.put(callId, new Result(callId, it.text().isBlank() ? NOTHING : it.text(), it.ok()));
            }
        }
        var asked = takeOpenMessage();
        if (asked == null || asked.results().isEmpty()) {
            // No call waits for these results: drop them, and keep the message that was open.
            if (asked != null) {
                messages.add(asked);
            }
            return;
        }
        messages.add(
            new Asked(
                asked
                    .results()
                    .stream()
                    .map(result -> given.getOrDefault(result.callId(), result))
                    .toList(),
                asked.texts()
            )
        );
    }

    /**
     * Removes and returns the last message if it is a message to the model. If the last message has calls without results,
     * returns a new message with a stand-in result for each call; otherwise returns null.
     */
    private @Nullable Asked takeOpenMessage() {
        return switch (lastMessage()) {
            case null -> null;
            case Asked asked -> {
                messages.removeLast();
                yield asked;
            }
            case Replied replied -> replied.calls().isEmpty() ? null : missingResults();
        };
    }

    private Asked missingResults() {
        var open = (Replied) messages.getLast();
        return new Asked(
            open
                .calls()
                .stream()
                .map(call -> new Result(call.callId(), UNANSWERED, false))
                .toList(),
            List.of()
        );
    }

    private List<Message> finish() {
        var open = takeOpenMessage();
        messages.add(open == null ? Asked.text(GO_ON) : open);
        return withoutOldThoughts();
    }

    /** Providers need the thoughts back only until the answer is complete, so older thoughts are removed. */
    private List<Message> withoutOldThoughts() {
        var from = messages.size() - 1;
        while (from > 0 && !(messages.get(from) instanceof Asked asked && !asked.texts().isEmpty())) {
            from--;
        }
        for (var at = 0; at < from; at++) {
            if (messages.get(at) instanceof Replied(_, var text, var made)) {
                messages.set(at, new Replied(List.of(), text, made));
            }
        }
        return List.copyOf(messages);
    }

    private @Nullable Message lastMessage() {
        return messages.isEmpty() ? null : messages.getLast();
    }

    private Call call(HistoryEntry.Call call) {
        // Nine characters, because the strictest provider accepts only ids of that length.
        var callId = "call%05d".formatted(++calls % 100_000);
        callIds.put(call.callId(), callId);
        return new Call(callId, name(call.tool()), arguments(call.arguments()));
    }

    private static String name(String tool) {
        var name = tool.replaceAll("[^a-zA-Z0-9_-]", "_");
        name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return name.isEmpty() ? "unknown" : name;
    }

    /** Providers reject invalid JSON, so the model gets its invalid arguments back as the value of {@code malformed}. */
    private static Map<String, Object> arguments(String text) {
        try {
            var arguments = text.isBlank() ? null : JSON.readValue(text, OBJECT);
            return Objects.requireNonNullElse(arguments, Map.of());
        } catch (JacksonException malformed) {
            var arguments = new LinkedHashMap<String, Object>();
            arguments.put("malformed", text);
            return arguments;
        }
    }

    private static String joined(String one, String other) {
        return one.isBlank() ? other : other.isBlank() ? one : one + "\n\n" + other;
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }
}
