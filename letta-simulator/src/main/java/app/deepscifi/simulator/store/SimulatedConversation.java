package app.deepscifi.simulator.store;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The memory of one conversation. Its first message is the system prompt, compiled when the conversation began. */
public record SimulatedConversation(String id, String agentId, List<Remembered> messages) {
    public static SimulatedConversation begin(SimulatedAgent agent) {
        var id = LettaIds.conversation();
        return new SimulatedConversation(id, agent.id(), List.of(prompt(agent.compiled(id, 1))));
    }

    private static Remembered prompt(String compiled) {
        return new Remembered.Told(Remembered.Origin.of(null, null), compiled);
    }

    public SimulatedConversation recompiled(SimulatedAgent agent) {
        var changed = new ArrayList<>(messages);
        changed.set(0, prompt(agent.compiled("default", messages.size())));
        return new SimulatedConversation(id, agentId, List.copyOf(changed));
    }

    SimulatedConversation with(List<Remembered> more) {
        return new SimulatedConversation(id, agentId, Stream.concat(messages.stream(), more.stream()).toList());
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
}
