package app.deepscifi.api.chat.events;

import app.deepscifi.api.chat.Turn;
import app.deepscifi.domain.TurnId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The next events of one turn. They are stored only if the turn is running, this instance holds its lease, and exactly
 * the events before these are stored.
 *
 * @param runner the instance that adds them
 * @param events in order, at least one
 * @param status of the turn after them
 */
public record Addition(TurnId turn, UUID runner, List<EventText> events, Turn.Status status) {
    public Addition {
        events = List.copyOf(events);
    }

    public int before() {
        return events.getFirst().id() - 1;
    }

    /** Size of the events' data in UTF-8. */
    int bytes() {
        return events
            .stream()
            .mapToInt(event -> event.data().getBytes(StandardCharsets.UTF_8).length)
            .sum();
    }

    public int last() {
        return events.getLast().id();
    }
}
