package app.deepscifi.api.chat;

import app.deepscifi.api.agents.context.Exchange;
import app.deepscifi.api.agents.context.TurnRequest;
import app.deepscifi.api.agents.runtime.ModelSettings;
import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.chat.follow.Follower;
import app.deepscifi.api.chat.follow.TurnSignals;
import app.deepscifi.api.chat.limits.OpenStream;
import app.deepscifi.api.chat.queue.TurnQueue;
import app.deepscifi.api.platform.database.DatabasePatience;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.IdempotencyKeys;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.stories.Stories;
import app.deepscifi.api.stories.StoryView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.story.Segment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Service;

/** Begins, finds and stops turns, after checking the rights. */
@Service
public class Turns {

    private final TurnStore store;
    private final TurnHistory history;
    private final TurnRunner runner;
    private final TurnQueue queue;
    private final TurnSignals signals;
    private final Worlds worlds;
    private final Stories stories;
    private final IdempotencyKeys keys;
    private final ModelSettings settings;
    private final ApplicationAvailability availability;

    Turns(
        TurnStore store,
        TurnHistory history,
        TurnRunner runner,
        TurnQueue queue,
        TurnSignals signals,
        Worlds worlds,
        Stories stories,
        IdempotencyKeys keys,
        ModelSettings settings,
        ApplicationAvailability availability
    ) {
        this.store = store;
        this.history = history;
        this.runner = runner;
        this.queue = queue;
        this.signals = signals;
        this.worlds = worlds;
        this.stories = stories;
        this.keys = keys;
        this.settings = settings;
        this.availability = availability;
    }

    /**
     * Begins a turn, or finds the one that was begun with the same key.
     *
     * @param stream that will follow it; it is counted from here on
     * @return follows it from its beginning
     * @throws ProblemException if a turn is running in the conversation (the problem names it), agents have no model, a
     * limit of the person is reached, or this instance is shutting down
     */
    Follower begin(Caller.Person person, ChatMessage message, @Nullable IdempotentRequest request, OpenStream stream) {
        return begin(person, message, place(person, message), request, stream);
    }

    private Follower begin(
        Caller.Person person,
        ChatMessage message,
        Where place,
        @Nullable IdempotentRequest request,
        OpenStream stream
    ) {
        requireReadiness();
        var conversation = new Conversation(person.id(), message.worldId());
        requireOfConversation(person, conversation, message.replaces());
        var beginning = new TurnStore.Beginning(
            TurnId.random(),
            conversation,
            message.replaces(),
            message.storyId(),
            place.segment(),
            message.message(),
            place.agentName(),
            request,
            runner.id(),
            queue.isUnlimited()
        );
        var begun = stream.begin(claim -> store.begin(beginning, claim));
        if (begun.isEmpty()) {
            return begunBefore(conversation, request, stream);
        }
        var follower = signals.followNew(beginning.id(), conversation);
        runner.run(
            new TurnRequest(
                beginning.id(),
                begun.get().parent(),
                person,
                message.worldId(),
                message.storyId(),
                place.segment(),
                message.message(),
                this::upTo
            )
        );
        return follower;
    }

    /** Sends the same message again as a sibling; the first answer stays. */
    Follower retry(Caller.Person person, TurnId id, @Nullable IdempotentRequest request, OpenStream stream) {
        var turn = require(person, id);
        var message = new ChatMessage(turn.message(), turn.worldId(), turn.storyId(), turn.segmentId(), id);
        return begin(person, message, new Where(place(person, message).agentName(), turn.segmentId()), request, stream);
    }

    /** Shows this turn instead of its siblings. */
    void activate(Caller.Person person, TurnId id) {
        var turn = require(person, id);
        var conversation = new Conversation(person.id(), turn.worldId());
        if (!store.activate(conversation, id)) {
            throw turnRunning(store.running(conversation).orElse(id));
        }
    }

    private void requireReadiness() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            throw ProblemException.ending();
        }
        if (settings.model() == null) {
            throw new ProblemException(
                ProblemCode.NO_MODEL,
                "Agents have no model yet: whoever runs this installation has to set the key of a model provider."
            );
        }
    }

    /** @param segment the open passage; if the message names none, the last one written */
    private record Where(String agentName, @Nullable SegmentId segment) {}

    private Where place(Caller.Person person, ChatMessage message) {
        if (message.worldId() == null) {
            return new Where("User Agent", null);
        }
        var world = worlds.requireHeader(person, message.worldId(), Action.TALK);
        if (message.storyId() == null) {
            return new Where(world.name(), null);
        }
        var story = stories.read(person, message.storyId());
        if (!story.worldId().equals(world.id())) {
            throw ProblemException.validation("storyId", "is no story of this world");
        }
        if (message.segmentId() == null) {
            return new Where(world.name(), latest(story));
        }
        if (story.tree().segment(message.segmentId()).isEmpty()) {
            throw ProblemException.validation("segmentId", "is no passage of this story");
        }
        return new Where(world.name(), message.segmentId());
    }

    private static @Nullable SegmentId latest(StoryView story) {
        return story.tree().latest().map(Segment::id).orElse(null);
    }

    private void requireOfConversation(Caller.Person person, Conversation conversation, @Nullable TurnId replaced) {
        if (replaced == null) {
            return;
        }
        var world = history.find(person.id(), replaced).map(turn -> new Conversation(person.id(), turn.worldId()));
        if (!world.equals(Optional.of(conversation))) {
            throw ProblemException.validation("replaces", "is no turn of this conversation");
        }
    }

    private Follower begunBefore(Conversation conversation, @Nullable IdempotentRequest request, OpenStream stream) {
        var same = request == null ? Optional.<UUID>empty() : keys.find(request);
        if (same.isPresent()) {
            stream.follow();
            return signals.follow(new TurnId(same.get()), conversation);
        }
        throw turnRunning(
            store
                .running(conversation)
                .orElseThrow(() ->
                    new ProblemException(ProblemCode.CONFLICT, "Another message came first: send it again.")
                )
        );
    }

    private static ProblemException turnRunning(TurnId running) {
        return new ProblemException(
            ProblemCode.TURN_RUNNING,
            "The agent is still answering. Wait for it or stop it, then do this again.",
            Map.of("turnId", running.toString())
        );
    }

    /** A turn of this person, in a world where they may still talk. Otherwise it is not found. */
    Turn require(Caller.Person person, TurnId id) {
        return history
            .find(person.id(), id)
            .filter(turn -> turn.worldId() == null || worlds.may(person, turn.worldId(), Action.TALK))
            .orElseThrow(ProblemException::notFound);
    }

    /** Opens a follower that gets all events from now on. */
    Follower follow(Caller.Person person, Turn turn) {
        return signals.follow(turn.id(), new Conversation(person.id(), turn.worldId()));
    }

    void stop(Caller.Person person, TurnId id) {
        if (require(person, id).running()) {
            runner.stop(id);
        }
    }

    Page<Turn> history(Caller.Person person, @Nullable WorldId world, PageRequest page) {
        if (world != null) {
            worlds.requireHeader(person, world, Action.TALK);
        }
        var before = page
            .after()
            .map(cursor -> cursor.number(0))
            .orElse(null);
        var part = history.activePath(new Conversation(person.id(), world), before, page.limit());
        return Page.of(part.turns(), part.more(), placed -> Cursor.of(placed.number())).map(TurnHistory.Placed::turn);
    }

    private List<Exchange> upTo(TurnId turn, int most) {
        return DatabasePatience.with(() -> history.path(turn, most))
            .reversed()
            .stream()
            .map(placed -> exchange(placed.turn()))
            .toList();
    }

    /** @return the text that the person saw: the agent's words, and the passages that it wrote */
    private static Exchange exchange(Turn turn) {
        var seen = new StringBuilder();
        for (var event : turn.events()) {
            if (event.event().equals("text") || event.event().equals("passage")) {
                seen.append(event.data().path("text").asString("")).append('\n');
            }
        }
        return new Exchange(turn.id(), turn.message(), seen.toString().strip());
    }
}
