package app.deepscifi.api.agents.tools;

import app.deepscifi.api.agents.context.TurnRequest;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whom a running turn acts for, and what it has open. Tools take these from here, never from the model. */
public final class TurnScope {

    private final TurnId turn;
    private final Caller.Person person;
    private @Nullable WorldView world;
    private @Nullable WorldView seen;
    private final Supplier<@Nullable WorldView> presentWorld;
    private final Consumer<TurnEvent> events;
    private @Nullable StoryId story;
    private @Nullable SegmentId segment;

    /**
     * @param presentWorld reads the world as it is now
     *                     @throws app.deepscifi.api.platform.problems.ProblemException if the person may not talk with it any more
     */
    public TurnScope(
        TurnRequest request,
        @Nullable WorldView world,
        Supplier<@Nullable WorldView> presentWorld,
        Consumer<TurnEvent> events
    ) {
        this(
            request.id(),
            request.person(),
            world,
            world,
            presentWorld,
            events,
            request.storyId(),
            request.segmentId()
        );
    }

    private TurnScope(
        TurnId turn,
        Caller.Person person,
        @Nullable WorldView world,
        @Nullable WorldView seen,
        Supplier<@Nullable WorldView> presentWorld,
        Consumer<TurnEvent> events,
        @Nullable StoryId story,
        @Nullable SegmentId segment
    ) {
        this.turn = turn;
        this.person = person;
        this.world = world;
        this.seen = seen;
        this.presentWorld = presentWorld;
        this.events = events;
        this.story = story;
        this.segment = segment;
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

    /** The version that the agent had before its eyes when it called: somebody may have changed the world since. */
    int seenVersion() {
        return seen == null ? world().version() : seen.version();
    }

    @Nullable
    public WorldView worldIfAny() {
        return world;
    }

    public Optional<StoryId> story() {
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

    /** One call and what it does, which shows only once it is adopted: a call that fails or comes too late leaves nothing. */
    record Call(TurnScope scope, List<TurnEvent> events) {}

    /** Asks the access policy: a person may lose a right while their turn runs. */
    Call call() {
        var happened = new ArrayList<TurnEvent>();
        var now = presentWorld.get();
        return new Call(new TurnScope(turn, person, now, seen, presentWorld, happened::add, story, segment), happened);
    }

    void adopt(Call call) {
        story = call.scope.story;
        segment = call.scope.segment;
        call.events.forEach(events);
    }

    /** From here on the agent and its tools see the world as it is now. */
    public void refreshed(@Nullable WorldView world) {
        this.world = world;
        this.seen = world;
    }
}
