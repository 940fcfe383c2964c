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
 * Makes of a history what every provider takes, whatever the history looks like: providers refuse a call without its
 * result, a result without its call, two messages of one side in a row, and texts with nothing in them.
 */
final class Composition {

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

    /** Whether the open question holds a message of the person: the next one is not a part of it. */
    private boolean spoken;

    private Composition(String model) {
        this.model = model;
    }

    /**
     * @param summary of what came before the entries
     * @param model   whose thoughts it may see again
     */
    static List<Message> of(@Nullable String summary, List<HistoryEntry> entries, String model) {
        var composition = new Composition(model);
        if (summary != null && !summary.isBlank()) {
            composition.asked("What was said before, in short:\n<summary>\n" + Fenced.text(summary) + "\n</summary>");
        }
        entries.forEach(composition::add);
        return composition.ended();
    }

    private void add(HistoryEntry entry) {
        switch (entry) {
            case HistoryEntry.User(var text) -> {
                if (spoken && !text.isBlank()) {
                    messages.add(new Replied(List.of(), NO_ANSWER, List.of()));
                    spoken = false;
                }
                asked(text);
                spoken = spoken || !text.isBlank();
            }
            case HistoryEntry.Context(var text) -> asked(text);
            case HistoryEntry.Assistant assistant -> replied(assistant);
            case HistoryEntry.Returns(var returns) -> returned(returns);
        }
    }

    private void asked(String text) {
        if (text.isBlank()) {
            return;
        }
        var before = answered();
        messages.add(
            before == null ? Asked.text(text) : new Asked(before.results(), joined(before.texts(), List.of(text)))
        );
    }

    private void replied(HistoryEntry.Assistant assistant) {
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
            case Replied _ -> messages.add(unanswered());
        }
        messages.add(new Replied(thoughts, assistant.text(), made));
        spoken = false;
    }

    private void returned(List<HistoryEntry.Return> returns) {
        var given = new HashMap<String, Result>();
        for (var it : returns) {
            var callId = callIds.get(it.callId());
            if (callId != null) {
                given.put(callId, new Result(callId, it.text().isBlank() ? NOTHING : it.text(), it.ok()));
            }
        }
        var asked = answered();
        if (asked == null || asked.results().isEmpty()) {
            // Nobody called for them: what is said around them is still said.
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

    /** Takes the question that is still open off the end, or begins one that answers the open calls; null where neither is. */
    private @Nullable Asked answered() {
        return switch (lastMessage()) {
            case null -> null;
            case Asked asked -> {
                messages.removeLast();
                yield asked;
            }
            case Replied replied -> replied.calls().isEmpty() ? null : unanswered();
        };
    }

    private Asked unanswered() {
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

    private List<Message> ended() {
        var open = answered();
        messages.add(open == null ? Asked.text(GO_ON) : open);
        return withoutOldThoughts();
    }

    /** A provider wants to see thoughts again only until the answer that they led to is complete. */
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
        var callId = "call%05d".formatted(++calls % 100_000);
        callIds.put(call.callId(), callId);
        return new Call(callId, name(call.tool()), arguments(call.arguments()));
    }

    private static String name(String tool) {
        var name = tool.replaceAll("[^a-zA-Z0-9_-]", "_");
        name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return name.isEmpty() ? "unknown" : name;
    }

    /** A model may write what is no JSON: it must see that, and its provider must not. */
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
