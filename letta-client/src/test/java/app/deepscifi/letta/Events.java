package app.deepscifi.letta;

import app.deepscifi.letta.LettaEvent.ReasoningDelta;
import app.deepscifi.letta.LettaEvent.TextDelta;
import app.deepscifi.letta.LettaEvent.ToolCallDelta;
import app.deepscifi.letta.model.ConversationId;
import app.deepscifi.letta.model.LettaInput.UserMessage;
import app.deepscifi.letta.model.SendMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The events of a turn, with the queries of tests. */
record Events(List<LettaEvent> all) {
    static final ConversationId CONVERSATION = new ConversationId("conv-1");
    static final SendMessages HELLO = new SendMessages(List.of(new UserMessage("hello")), List.of());

    static Events of(TinyServer server) {
        try (var client = server.client(); var stream = client.send(CONVERSATION, HELLO)) {
            return drain(stream);
        }
    }

    static Events drain(LettaStream stream) {
        var all = new ArrayList<LettaEvent>();
        for (var event = stream.next(); event != null; event = stream.next()) {
            all.add(event);
        }
        return new Events(all);
    }

    LettaEvent last() {
        return all.getLast();
    }

    <E extends LettaEvent> List<E> only(Class<E> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    String text() {
        return only(TextDelta.class).stream().map(TextDelta::text).collect(Collectors.joining());
    }

    String reasoning() {
        return only(ReasoningDelta.class).stream().map(ReasoningDelta::text).collect(Collectors.joining());
    }

    /** The joined pieces of the arguments, by call. */
    Map<String, String> argumentsHeard() {
        return only(ToolCallDelta.class)
            .stream()
            .collect(
                Collectors.groupingBy(
                    ToolCallDelta::callId,
                    Collectors.mapping(ToolCallDelta::argumentsPiece, Collectors.joining())
                )
            );
    }
}
