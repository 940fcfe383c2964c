package app.deepscifi.api.chat;

import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.turn.AgentKind;
import app.deepscifi.domain.turn.TurnEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Turns. Whoever runs a turn holds a lease on it, which every write renews; a turn whose lease ran out
 * takes no more writes from its runner and is ended by {@link #interruptExpired()}.
 */
@Repository
class TurnStore {

    private static final String TURN = """
    select id, number, world_id, story_id, message, agent_name, status, last_event, started_at, finished_at from turns
    """;

    private final JdbcClient jdbc;
    private final TurnEventStore events;
    private final TurnEventJson json;

    TurnStore(JdbcClient jdbc, TurnEventStore events, TurnEventJson json) {
        this.jdbc = jdbc;
        this.events = events;
        this.json = json;
    }

    /** A turn and its place in the order of all turns. */
    record Placed(long number, Turn turn) {}

    /**
     * Begins a turn, unless one runs in the conversation or the key was used before.
     *
     * @return whether it was begun
     */
    boolean begin(
        TurnId id,
        Conversation conversation,
        @Nullable StoryId story,
        String message,
        String agentName,
        @Nullable String key
    ) {
        return (
            jdbc
                .sql(
                    """
                    insert into turns (id, user_id, world_id, story_id, message, agent_name, status, idempotency_key, lease_until)
                    values (
                        cast(:id as uuid), cast(:user as uuid), cast(:world as uuid), cast(:story as uuid), :message, :agentName,
                        'running', :key, now() + interval '15 seconds'
                    )
                    on conflict do nothing
                    """
                )
                .param("id", id.value())
                .param("user", conversation.person().value())
                .param("world", conversation.world() == null ? null : conversation.world().value())
                .param("story", story == null ? null : story.value())
                .param("message", message)
                .param("agentName", agentName)
                .param("key", key)
                .update() == 1
        );
    }

    /** Keeps the leases of these turns, and says which of them somebody asked to stop. */
    List<TurnId> renew(Collection<TurnId> running) {
        return jdbc
            .sql(
                """
                with renewed as (
                    update turns set lease_until = now() + interval '15 seconds'
                    where id in (:ids) and status = 'running'
                    returning id, stop_requested
                )
                select id from renewed where stop_requested
                """
            )
            .param("ids", running.stream().map(TurnId::value).toList())
            .query((row, _) -> new TurnId(row.getObject(1, UUID.class)))
            .list();
    }

    /** Ends the turns whose runner has gone away. */
    List<TurnId> interruptExpired() {
        return jdbc
            .sql(
                """
                with expired as (
                    update turns set status = 'interrupted', finished_at = now(), last_event = last_event + 1
                    where status = 'running' and lease_until < now()
                    returning id, last_event
                )
                insert into turn_events (turn_id, number, event, data)
                select id, last_event, 'turn.finished', '{"reason": "interrupted"}' from expired
                returning turn_id
                """
            )
            .query((row, _) -> new TurnId(row.getObject(1, UUID.class)))
            .list();
    }

    void requestStop(TurnId id) {
        jdbc.sql("update turns set stop_requested = true where id = cast(:id as uuid) and status = 'running'")
            .param("id", id.value())
            .update();
    }

    Optional<TurnId> byKey(UserId person, String key) {
        return jdbc
            .sql("select id from turns where user_id = cast(:user as uuid) and idempotency_key = :key")
            .param("user", person.value())
            .param("key", key)
            .query((row, _) -> new TurnId(row.getObject(1, UUID.class)))
            .optional();
    }

    Optional<TurnId> running(Conversation conversation) {
        return jdbc
            .sql("select id from turns where status = 'running' and " + of(conversation))
            .params(params(conversation))
            .query((row, _) -> new TurnId(row.getObject(1, UUID.class)))
            .optional();
    }

    /** The turn without its events, where it is this person's. */
    Optional<Turn> find(UserId person, TurnId id) {
        return jdbc
            .sql(TURN + "where id = cast(:id as uuid) and user_id = cast(:user as uuid)")
            .param("id", id.value())
            .param("user", person.value())
            .query((row, _) -> placed(row).turn())
            .optional();
    }

    /** Turns with their events, newest first. */
    List<Placed> history(Conversation conversation, @Nullable Long before, int limit) {
        var turns = jdbc
            .sql(
                TURN +
                    "where " +
                    of(conversation) +
                    " and number < coalesce(cast(:before as bigint), 9223372036854775807) order by number desc limit :limit"
            )
            .params(params(conversation))
            .param("before", before)
            .param("limit", limit)
            .query((row, _) -> placed(row))
            .list();
        var events = this.events.of(
            turns
                .stream()
                .map(placed -> placed.turn().id())
                .toList()
        );
        return turns
            .stream()
            .map(placed -> new Placed(placed.number(), withEvents(placed.turn(), events)))
            .toList();
    }

    private Turn withEvents(Turn turn, Map<TurnId, List<NumberedEvent>> events) {
        var own = events.getOrDefault(turn.id(), List.of());
        return new Turn(
            turn.id(),
            turn.worldId(),
            turn.storyId(),
            turn.message(),
            turn.status(),
            turn.agent(),
            turn.startedAt(),
            turn.finishedAt(),
            own.isEmpty() ? 0 : own.getLast().id(),
            json.compacted(own)
        );
    }

    private static Placed placed(ResultSet row) throws SQLException {
        var world = row.getObject("world_id", UUID.class);
        var story = row.getObject("story_id", UUID.class);
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Placed(
            row.getLong("number"),
            new Turn(
                new TurnId(row.getObject("id", UUID.class)),
                world == null ? null : new WorldId(world),
                story == null ? null : new StoryId(story),
                row.getString("message"),
                Turn.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                new TurnEvent.Agent(world == null ? AgentKind.USER : AgentKind.WORLD, row.getString("agent_name")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt("last_event"),
                List.of()
            )
        );
    }

    private static String of(Conversation conversation) {
        var person = "user_id = cast(:user as uuid) and ";
        return person + (conversation.world() == null ? "world_id is null" : "world_id = cast(:world as uuid)");
    }

    private static Map<String, Object> params(Conversation conversation) {
        return conversation.world() == null
            ? Map.of("user", conversation.person().value())
            : Map.of("user", conversation.person().value(), "world", conversation.world().value());
    }
}
