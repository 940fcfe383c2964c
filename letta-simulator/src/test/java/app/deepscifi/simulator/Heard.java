package app.deepscifi.simulator;

import app.deepscifi.letta.LettaEvent;
import app.deepscifi.letta.LettaStream;
import app.deepscifi.letta.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The events of one turn, read to its end. */
record Heard(List<LettaEvent> events) {
    static Heard of(LettaStream stream) {
        var events = new ArrayList<LettaEvent>();
        for (var event = stream.next(); event != null; event = stream.next()) events.add(event);
        return new Heard(List.copyOf(events));
    }

    <T extends LettaEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    String text() {
        return all(LettaEvent.TextDelta.class).stream().map(LettaEvent.TextDelta::text).collect(Collectors.joining());
    }

    String thought() {
        return all(LettaEvent.ReasoningDelta.class)
            .stream()
            .map(LettaEvent.ReasoningDelta::text)
            .collect(Collectors.joining());
    }

    /** The pending calls of the turn; empty if it made none. */
    List<ToolCall> calls() {
        return all(LettaEvent.ToolCallsRequested.class)
            .stream()
            .flatMap(it -> it.calls().stream())
            .toList();
    }

    LettaEvent last() {
        return events.getLast();
    }
}
