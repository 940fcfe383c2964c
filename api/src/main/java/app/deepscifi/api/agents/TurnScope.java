package app.deepscifi.api.agents;

import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whom a running turn acts for, and what it has open. Tools take these from here, never from the model. */
final class TurnScope {

    private final TurnId turn;
    private final Caller.Person person;
    private final @Nullable WorldView world;
    private final Consumer<TurnEvent> events;
    private @Nullable StoryId story;
    private @Nullable SegmentId segment;

    TurnScope(TurnRequest request, @Nullable WorldView world, Consumer<TurnEvent> events) {
        this.turn = request.id();
        this.person = request.person();
        this.world = world;
        this.events = events;
        this.story = request.storyId();
        this.segment = request.segmentId();
    }

    TurnId turn() {
        return turn;
    }

    Caller.Person person() {
        return person;
    }

    /** The world that the conversation belongs to. Only World Agents have tools that ask for it. */
    WorldView world() {
        if (world == null) {
            throw new IllegalStateException("A User Agent has no world");
        }
        return world;
    }

    Optional<StoryId> story() {
        return Optional.ofNullable(story);
    }

    Optional<SegmentId> segment() {
        return Optional.ofNullable(segment);
    }

    /** From here on the turn goes on with this passage of this story; null before its first. */
    void opened(StoryId story, @Nullable SegmentId segment) {
        this.story = story;
        this.segment = segment;
    }

    void emit(TurnEvent event) {
        events.accept(event);
    }
}
