package app.deepscifi.simulator.store;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The memory of one conversation. Its first message is the system prompt, compiled when the conversation began. */
public record SimulatedConversation(
    String id,
    String agentId,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String summary,
    @Nullable Instant lastMessageAt,
    List<Remembered> messages
) {
    public static SimulatedConversation begin(SimulatedAgent agent, @Nullable String summary) {
        var id = LettaIds.conversation();
        var now = Instant.now();
        return new SimulatedConversation(
            id,
            agent.id(),
            now,
            now,
            summary,
            null,
            List.of(prompt(agent.compiled(id, 1)))
        );
    }

    private static Remembered prompt(String compiled) {
        return new Remembered.Told(Remembered.Origin.of(null, null), compiled);
    }

    public SimulatedConversation recompiled(SimulatedAgent agent) {
        var changed = new ArrayList<>(messages);
        changed.set(0, prompt(agent.compiled("default", messages.size())));
        return new SimulatedConversation(
            id,
            agentId,
            createdAt,
            Instant.now(),
            summary,
            lastMessageAt,
            List.copyOf(changed)
        );
    }

    public SimulatedConversation summarized(@Nullable String summary) {
        return new SimulatedConversation(id, agentId, createdAt, Instant.now(), summary, lastMessageAt, messages);
    }

    public SimulatedConversation forked() {
        var now = Instant.now();
        return new SimulatedConversation(LettaIds.conversation(), agentId, now, now, null, null, messages);
    }

    SimulatedConversation with(List<Remembered> more) {
        var now = Instant.now();
        var all = Stream.concat(messages.stream(), more.stream()).toList();
        return new SimulatedConversation(id, agentId, createdAt, now, summary, now, all);
    }

    public String system() {
        return messages.getFirst() instanceof Remembered.Told told ? told.text() : "";
    }

    /** The calls that wait for an answer of the client. */
    public List<Call> pending() {
        return messages.getLast() instanceof Remembered.Answered answered ? answered.pending() : List.of();
    }

    /** Whether these answers belong to calls that were answered before. A repeated answer is ignored. */
    public boolean answered(List<JsonNode> decisions) {
        var known = messages
            .stream()
            .filter(Remembered.Returned.class::isInstance)
            .flatMap(it -> ((Remembered.Returned) it).returns().stream())
            .map(CallReturn::callId)
            .collect(Collectors.toSet());
        return decisions.stream().allMatch(it -> known.contains(it.path("tool_call_id").asString("")));
    }

    public static List<ModelMessage> asModelSees(List<Remembered> messages) {
        return messages.stream().flatMap(SimulatedConversation::asModelSees).toList();
    }

    private static Stream<ModelMessage> asModelSees(Remembered remembered) {
        return switch (remembered) {
            case Remembered.Told told -> Stream.of(new ModelMessage.Told(told.text()));
            case Remembered.Said said -> Stream.of(new ModelMessage.Said(said.text()));
            case Remembered.Answered answered -> Stream.of(
                new ModelMessage.Answered(
                    answered.text(),
                    Stream.concat(answered.unknown().stream(), answered.pending().stream()).toList()
                )
            );
            case Remembered.Decided _ -> Stream.empty();
            case Remembered.Returned returned -> returned
                .returns()
                .stream()
                .map(it -> new ModelMessage.Returned(it.tool(), it.result(), it.failed()));
        };
    }

    /** The response to the creation of a conversation. As in Letta, it lists no messages yet. */
    public ObjectNode created() {
        var json = toJson();
        json.putArray("in_context_message_ids");
        return json;
    }

    public ObjectNode toJson() {
        var json = Json.object()
            .put("created_by_id", LettaIds.USER)
            .put("last_updated_by_id", LettaIds.USER)
            .put("created_at", Times.precise(createdAt))
            .put("updated_at", Times.precise(updatedAt))
            .put("id", id)
            .put("agent_id", agentId)
            .put("summary", summary);
        var ids = json.putArray("in_context_message_ids");
        messages.forEach(it -> ids.add(it.origin().id()));
        json.putArray("isolated_block_ids");
        json.putNull("model").putNull("model_settings");
        return json.put("last_message_at", lastMessageAt == null ? null : Times.precise(lastMessageAt));
    }
}
