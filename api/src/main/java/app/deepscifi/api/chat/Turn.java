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
 * One message of a person and the agent's response.
 *
 * @param parentId    the preceding turn; null at the beginning of a conversation
 * @param siblings    all turns with this parent, including this one, in the order of their beginning
 * @param segmentId   the passage that was open; null before the first, or if no story was open
 * @param lastEventId the number of its newest event; a follower continues after it
 * @param events      all events up to that one, pieces of one text joined
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

        /** The status in a form that releases before {@code ending} can read. */
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
