package app.deepscifi.api.chat;

import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.turn.TurnEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a person and what came of it.
 *
 * @param lastEventId the number of its newest event; following it goes on from there
 * @param events      all up to that one, pieces of one text joined into one
 */
record Turn(
    TurnId id,
    @Nullable WorldId worldId,
    @Nullable StoryId storyId,
    String message,
    Status status,
    TurnEvent.Agent agent,
    Instant startedAt,
    @Nullable Instant finishedAt,
    int lastEventId,
    List<NumberedEvent> events
) {
    enum Status {
        RUNNING,
        COMPLETED,
        STOPPED,
        INTERRUPTED,
        FAILED,
        LIMIT,
    }

    boolean running() {
        return status == Status.RUNNING;
    }
}
