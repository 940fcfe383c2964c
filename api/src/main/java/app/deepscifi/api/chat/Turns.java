package app.deepscifi.api.chat;

import app.deepscifi.api.agents.Exchange;
import app.deepscifi.api.agents.TurnRequest;
import app.deepscifi.api.platform.Cursor;
import app.deepscifi.api.platform.DeepSciFiSettings;
import app.deepscifi.api.platform.Page;
import app.deepscifi.api.platform.PageRequest;
import app.deepscifi.api.platform.ProblemCode;
import app.deepscifi.api.platform.ProblemException;
import app.deepscifi.api.stories.Stories;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Service;

/** Begins, finds and stops turns for whoever may. */
@Service
class Turns {

    /** How many earlier turns an agent can be told again. */
    private static final int HISTORY = 20;

    private final TurnStore store;
    private final TurnRunner runner;
    private final Worlds worlds;
    private final Stories stories;
    private final DeepSciFiSettings settings;
    private final ApplicationAvailability availability;

    Turns(
        TurnStore store,
        TurnRunner runner,
        Worlds worlds,
        Stories stories,
        DeepSciFiSettings settings,
        ApplicationAvailability availability
    ) {
        this.store = store;
        this.runner = runner;
        this.worlds = worlds;
        this.stories = stories;
        this.settings = settings;
        this.availability = availability;
    }

    /**
     * Begins a turn, or finds the one that was begun with the same key.
     *
     * @throws ProblemException where a turn is running in the conversation, which is named, or where agents have no model,
     *                          or this instance is about to end
     */
    Turn begin(Caller.Person person, ChatMessage message, @Nullable String key) {
        var agentName = agentName(person, message);
        requireReadiness();
        var conversation = new Conversation(person.id(), message.worldId());
        var history = store.history(conversation, null, HISTORY);
        var turn = TurnId.random();
        if (!store.begin(turn, conversation, message.storyId(), message.message(), agentName, key)) {
            return begunBefore(person, conversation, key);
        }
        runner.run(
            new TurnRequest(
                turn,
                person,
                message.worldId(),
                message.storyId(),
                message.segmentId(),
                message.message(),
                history
                    .reversed()
                    .stream()
                    .map(placed -> exchange(placed.turn()))
                    .toList()
            )
        );
        return require(person, turn);
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

    private String agentName(Caller.Person person, ChatMessage message) {
        if (message.worldId() == null) {
            return "User Agent";
        }
        var world = worlds.require(person, message.worldId(), Action.TALK);
        if (message.storyId() != null && !stories.read(person, message.storyId()).worldId().equals(world.id())) {
            throw ProblemException.validation("storyId", "is no story of this world");
        }
        return world.name();
    }

    private Turn begunBefore(Caller.Person person, Conversation conversation, @Nullable String key) {
        if (key != null) {
            var same = store.byKey(person.id(), key);
            if (same.isPresent()) {
                return require(person, same.get());
            }
        }
        var running = store
            .running(conversation)
            .orElseThrow(() ->
                new ProblemException(ProblemCode.CONFLICT, "Another message came first: send it again.")
            );
        throw new ProblemException(
            ProblemCode.TURN_RUNNING,
            "The agent is still answering. Wait for it or stop it, then send this again.",
            Map.of("turnId", running.toString())
        );
    }

    Turn require(Caller.Person person, TurnId id) {
        return store.find(person.id(), id).orElseThrow(ProblemException::notFound);
    }

    void stop(Caller.Person person, TurnId id) {
        if (require(person, id).running()) {
            runner.stop(id);
        }
    }

    Page<Turn> history(Caller.Person person, @Nullable WorldId world, PageRequest page) {
        if (world != null) {
            worlds.require(person, world, Action.TALK);
        }
        var before = page
            .after()
            .map(cursor -> cursor.number(0))
            .orElse(null);
        var turns = store.history(new Conversation(person.id(), world), before, page.fetchSize());
        return Page.of(turns, page, placed -> Cursor.of(placed.number())).map(TurnStore.Placed::turn);
    }

    /** What the person saw: what the agent said, and what it wrote into a story. */
    private static Exchange exchange(Turn turn) {
        var seen = new StringBuilder();
        for (var event : turn.events()) {
            if (event.event().equals("text") || event.event().equals("passage")) {
                seen.append(event.data().path("text").asString("")).append('\n');
            }
        }
        return new Exchange(turn.message(), seen.toString().strip(), turn.status() == Turn.Status.COMPLETED);
    }
}
