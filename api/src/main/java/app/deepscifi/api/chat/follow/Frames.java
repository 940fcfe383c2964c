package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.events.EventText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Successive events of a turn as server-sent events, encoded once for all followers.
 *
 * @param first number of the first event
 * @param last  number of the last event
 * @param isEnd whether the turn ends with them
 */
public record Frames(int first, int last, boolean isEnd, byte[] bytes) {
    /** @param events at least one */
    static Frames of(List<EventText> events) {
        var text = new StringBuilder();
        for (var event : events) {
            text.append("id: ").append(event.id()).append("\nevent: ").append(event.event());
            text.append("\ndata: ").append(event.data()).append("\n\n");
        }
        return new Frames(
            events.getFirst().id(),
            events.getLast().id(),
            events.getLast().isEnd(),
            text.toString().getBytes(StandardCharsets.UTF_8)
        );
    }
}
