package app.deepscifi.api.chat.events;

import app.deepscifi.domain.turn.TurnEvent;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * An event as text, for the store and for followers.
 *
 * @param id    its number in its turn, from 1
 * @param event its name, such as {@code tool.started}
 * @param data  JSON
 */
public record EventText(int id, String event, @JsonRawValue String data) {
    public boolean isEnd() {
        return event.equals(TurnEvent.Finished.NAME);
    }
}
