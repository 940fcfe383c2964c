package app.deepscifi.api.chat;

import app.deepscifi.api.chat.events.NumberedEvent;
import app.deepscifi.domain.SegmentId;
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
 * @param parentId    the turn it goes on from; null at the beginning of a conversation
 * @param siblings    all turns that go on from there, this one too, in the order they were begun in
 * @param segmentId   the passage that was open; null before the first, or where no story was open
 * @param lastEventId the number of its newest event; following it goes on from there
 * @param events      all up to that one, pieces of one text joined into one
 */
public record Turn(
    TurnId id,
    @Nullable TurnId parentId,
    List<TurnId> siblings,
    @Nullable WorldId worldId,
    @Nullable StoryId storyId,
    @Nullable SegmentId segmentId,
    String message,
    Status status,
    TurnEvent.Agent agent,
    Instant startedAt,
    @Nullable Instant finishedAt,
    int lastEventId,
    List<NumberedEvent> events
) {
    public enum Status {
        RUNNING,
        COMPLETED,
        STOPPED,
        INTERRUPTED,
        FAILED,
        LIMIT,
        CUT,
        REFUSED,
        EMPTY;

        /** A status that also versions of the API before {@code ending} read. */
        public Status asStored() {
            return switch (this) {
                case RUNNING, COMPLETED, STOPPED, INTERRUPTED, FAILED, LIMIT -> this;
                case CUT -> LIMIT;
                case REFUSED, EMPTY -> FAILED;
            };
        }
    }

    Turn with(List<NumberedEvent> events) {
        return new Turn(
            id,
            parentId,
            siblings,
            worldId,
            storyId,
            segmentId,
            message,
            status,
            agent,
            startedAt,
            finishedAt,
            lastEventId,
            events
        );
    }

    boolean running() {
        return status == Status.RUNNING;
    }
}
