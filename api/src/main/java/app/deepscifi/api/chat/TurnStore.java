package app.deepscifi.api.chat;

import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.chat.events.Lease;
import app.deepscifi.api.chat.events.TurnConnection;
import app.deepscifi.api.chat.limits.AllowanceStore;
import app.deepscifi.api.chat.limits.LimitReachedException;
import app.deepscifi.api.chat.queue.TurnQueue;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins turns at their place in the tree of the conversation, and stores which instance runs them, by a {@link Lease}.
 */
@Repository
public class TurnStore {

    private final JdbcClient jdbc;
    private final TurnConnection connection;

    TurnStore(JdbcClient jdbc, TurnConnection connection) {
        this.jdbc = jdbc;
        this.connection = connection;
    }

    /**
     * A turn that shall begin.
     *
     * @param replaces the turn whose sibling it becomes; null to continue at the end of the active path
     * @param admitted whether its agent is free; otherwise it waits until {@link TurnQueue} admits it
     */
    record Beginning(
        TurnId id,
        Conversation conversation,
        @Nullable TurnId replaces,
        @Nullable StoryId story,
        @Nullable SegmentId segment,
        String message,
        String agentName,
        @Nullable IdempotentRequest request,
        UUID runner,
        boolean admitted
    ) {}

    /** @param parent the preceding turn; null at the beginning of a conversation */
    record Begun(@Nullable TurnId parent) {}

    /**
     * Begins a turn at the end of the active path and counts its claim. Returns empty if a turn is running in the
     * conversation, or the key was used before. It is one statement, because a person is waiting.
     *
     * @throws LimitReachedException if the claim exceeds a limit; then no turn begins
     */
    Optional<Begun> begin(Beginning turn, AllowanceStore.Claim claim) {
        var params = params(turn.conversation());
        params.putAll(claim.params());
        params.put("id", turn.id().value());
        params.put("replaces", turn.replaces() == null ? null : turn.replaces().value());
        params.put("world", turn.conversation().world() == null ? null : turn.conversation().world().value());
        params.put("story", turn.story() == null ? null : turn.story().value());
        params.put("segment", turn.segment() == null ? null : turn.segment().value());
        params.put("message", turn.message());
        params.put("agentName", turn.agentName());
        params.put("key", turn.request() == null ? null : turn.request().key());
        params.put("request", turn.request() == null ? null : turn.request().hash());
        params.put("runner", turn.runner());
        params.put("admitted", turn.admitted());
        var begin = jdbc
            .sql(
                """
                with place as (
                    select case
                        when cast(:replaces as uuid) is null then (select leaf_id from transcripts where %s)
                        else (select parent_id from turns where id = cast(:replaces as uuid))
                    end as parent_id
                ), begun as (
                    insert into turns (
                        id, user_id, world_id, story_id, segment_id, parent_id, message, agent_name, status,
                        runner_id, lease_until, admitted_at
                    )
                    select
                        cast(:id as uuid), cast(:user as uuid), cast(:world as uuid), cast(:story as uuid),
                        cast(:segment as uuid), parent_id, :message, :agentName, 'running',
                        cast(:runner as uuid), now() + %s, case when :admitted then now() end
                    from place
                    where not exists (
                        select from idempotency_keys
                        where user_id = cast(:user as uuid) and key = cast(:key as text)
                    )
                    on conflict do nothing
                    returning id, user_id, world_id, parent_id
                ), keyed as (
                    insert into idempotency_keys (user_id, key, request, result_id)
                    select user_id, cast(:key as text), :request, id from begun where cast(:key as text) is not null
                ), shown as (
                    insert into transcripts (user_id, world_id, leaf_id)
                    select user_id, world_id, id from begun
                    on conflict (user_id, world_id) do update set leaf_id = excluded.leaf_id
                    returning user_id
                ), chosen as (
                    -- After the row of the conversation, as in activate: the two must not wait for each other.
                    update turns set active_child_id = begun.id from begun, shown where turns.id = begun.parent_id
                ), counted as (
                    %s
                    returning user_id
                )
                select parent_id, case when not exists (select from counted) then limit_reached() end from begun
                """.formatted(of(turn.conversation()), Lease.LENGTH, AllowanceStore.count("from begun"))
            )
            .params(params)
            .query((row, _) -> new Begun(turnId(row, "parent_id")));
        try {
            return begin.optional();
        } catch (DuplicateKeyException sameKeyAtOnce) {
            return Optional.empty();
        } catch (UncategorizedSQLException e) {
            var reason = e.getSQLException();
            throw reason != null && LimitReachedException.SQL_STATE.equals(reason.getSQLState())
                ? new LimitReachedException(e)
                : e;
        }
    }

    /**
     * Renews the leases of these turns of this instance. Turns whose lease is lost are missing in the result.
     *
     * @return for each turn, whether a stop was requested
     */
    Map<TurnId, Boolean> renew(Collection<TurnId> running, UUID runner) {
        return connection.use(jdbc ->
            jdbc
                .sql(
                    """
                    with locked as (
                        -- In order: two statements that touch the same turns must not wait for each other.
                        select id from turns where id = any(cast(:ids as uuid[])) order by id for no key update
                    ), renewed as (
                        update turns set lease_until = now() + %s
                        from locked
                        where turns.id = locked.id and status = 'running' and runner_id = cast(:runner as uuid)
                        returning turns.id, stop_requested
                    )
                    select id, stop_requested from renewed
                    """.formatted(Lease.LENGTH)
                )
                .param(
                    "ids",
                    running
                        .stream()
                        .map(TurnId::toString)
                        .collect(Collectors.joining(",", "{", "}"))
                )
                .param("runner", runner)
                .query((row, _) -> Map.entry(new TurnId(row.getObject(1, UUID.class)), row.getBoolean(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
        );
    }

    /** A turn whose instance is lost, and the number of its newest event. */
    record Abandoned(TurnId id, Conversation conversation, int lastEvent) {}

    /**
     * Takes over all turns whose lease has expired, so that only this runner ends them, and no new turn begins in their
     * conversations.
     *
     * @param running the turns that this runner runs itself. They go on, even if the database was away for longer than a lease
     */
    List<Abandoned> takeOver(UUID runner, Collection<TurnId> running) {
        return jdbc
            .sql(
                """
                update turns set runner_id = cast(:runner as uuid), lease_until = now() + %s
                where id in (
                    select id from turns
                    where status = 'running'
                        and lease_until < now()
                        and id <> all(cast(:running as uuid[]))
                    order by id
                    for no key update skip locked
                )
                returning id, user_id, world_id, last_event
                """.formatted(Lease.LENGTH)
            )
            .param("runner", runner)
            .param(
                "running",
                running
                    .stream()
                    .map(TurnId::toString)
                    .collect(Collectors.joining(",", "{", "}"))
            )
            .query((row, _) -> {
                var world = row.getObject("world_id", UUID.class);
                return new Abandoned(
                    new TurnId(row.getObject("id", UUID.class)),
                    new Conversation(
                        new UserId(row.getObject("user_id", UUID.class)),
                        world == null ? null : new WorldId(world)
                    ),
                    row.getInt("last_event")
                );
            })
            .list();
    }

    void requestStop(TurnId id) {
        jdbc.sql("update turns set stop_requested = true where id = cast(:id as uuid) and status = 'running'")
            .param("id", id.value())
            .update();
    }

    /**
     * Shows the path through this turn, with its last active continuation.
     *
     * @return whether it is shown now; false while a turn runs in the conversation
     */
    @Transactional
    boolean activate(Conversation conversation, TurnId id) {
        // The next statement sees a turn that begins at this moment.
        jdbc.sql("select from transcripts where %s for no key update".formatted(of(conversation)))
            .params(params(conversation))
            .query((_, _) -> true)
            .list();
        return (
            jdbc
                .sql(
                    """
                    with recursive up as (
                        select id, parent_id from turns where id = cast(:id as uuid)
                        union all
                        select turns.id, turns.parent_id from turns inner join up on turns.id = up.parent_id
                    ), down as (
                        select id, active_child_id from turns where id = cast(:id as uuid)
                        union all
                        select turns.id, turns.active_child_id from turns inner join down on turns.id = down.active_child_id
                    ), shown as (
                        update transcripts set leaf_id = (select id from down where active_child_id is null)
                        where %1$s and not exists (select from turns where status = 'running' and %1$s)
                        returning leaf_id
                    ), chosen as (
                        update turns set active_child_id = up.id
                        from up, shown
                        where turns.id = up.parent_id and turns.active_child_id is distinct from up.id
                    )
                    select leaf_id from shown
                    """.formatted(of(conversation))
                )
                .params(params(conversation))
                .param("id", id.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .size() == 1
        );
    }

    Optional<TurnId> running(Conversation conversation) {
        return jdbc
            .sql("select id from turns where status = 'running' and " + of(conversation))
            .params(params(conversation))
            .query((row, _) -> new TurnId(row.getObject(1, UUID.class)))
            .optional();
    }

    static @Nullable TurnId turnId(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new TurnId(id);
    }

    /** The condition that a turn is of the conversation, with {@link #params}. */
    static String of(Conversation conversation) {
        var person = "user_id = cast(:user as uuid) and ";
        return person + (conversation.world() == null ? "world_id is null" : "world_id = cast(:world as uuid)");
    }

    static Map<String, @Nullable Object> params(Conversation conversation) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("user", conversation.person().value());
        if (conversation.world() != null) {
            params.put("world", conversation.world().value());
        }
        return params;
    }
}
