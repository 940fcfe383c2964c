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

/** The person, world and open objects of a running turn. Tools take these from here, never from the model. */
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
     * @param presentWorld reads the current world
     * @throws app.deepscifi.api.platform.problems.ProblemException if the person may not talk with it any more
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

    /** The world of the conversation. Only World Agents have tools that use it. */
    WorldView world() {
        if (world == null) {
            throw new IllegalStateException("A User Agent has no world");
        }
        return world;
    }

    /** The version that the agent had read when it called; the world may have changed since. */
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

    /** Sets the open story and passage for the rest of the turn; null before the first passage. */
    void opened(StoryId story, @Nullable SegmentId segment) {
        this.story = story;
        this.segment = segment;
    }

    void emit(TurnEvent event) {
        events.accept(event);
    }

    /**
     * One call with its effects. They become visible only when it is adopted, so a call that fails or ends too late has
     * none.
     */
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

    /** Sets the current world for the agent and its tools. */
    public void refreshed(@Nullable WorldView world) {
        this.world = world;
        this.seen = world;
    }
}
