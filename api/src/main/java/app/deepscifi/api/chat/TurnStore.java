package app.deepscifi.api.chat;

import app.deepscifi.api.platform.IdempotentRequest;
import app.deepscifi.domain.SegmentId;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Turns, and the tree that those of a conversation make. Whoever runs a turn holds a lease on it, which every write renews;
 * once it has run out, another instance may take the turn over, and the first can't write to it any more.
 */
@Repository
class TurnStore {

    /** How long a turn is its runner's after the last sign of life. With the rest it makes less than 15 s: see TurnRunner. */
    static final String LEASE = "interval '8 seconds'";

    /** How much of messages and events one answer has; more, where a single turn has more. */
    private static final long PART_BYTES = 500_000;

    private static final String TURN = """
    select
        id, number, world_id, story_id, segment_id, parent_id, message, agent_name,
        coalesce(ending, status) as status, last_event, started_at, finished_at,
        bytes + octet_length(message) as bytes,
        case
            when parent_id is not null
                then (
                    select string_agg(cast(sibling.id as text), ',' order by sibling.number)
                    from turns sibling where sibling.parent_id = turn.parent_id
                )
            else (
                select string_agg(cast(sibling.id as text), ',' order by sibling.number)
                from turns sibling
                where sibling.parent_id is null
                    and sibling.user_id = turn.user_id
                    and sibling.world_id is not distinct from turn.world_id
            )
        end as siblings
    from
    """;

    private final JdbcClient jdbc;
    private final TurnConnection connection;
    private final TurnEventStore events;
    private final TurnEventJson json;

    TurnStore(JdbcClient jdbc, TurnConnection connection, TurnEventStore events, TurnEventJson json) {
        this.jdbc = jdbc;
        this.connection = connection;
        this.events = events;
        this.json = json;
    }

    /**
     * A turn and its place in the order of all turns.
     *
     * @param bytes of its message and its events
     */
    record Placed(long number, long bytes, Turn turn) {}

    /**
     * A turn that is to begin.
     *
     * @param replaces the turn it becomes a sibling of; null where it goes on from the end of the active path
     * @param admitted whether its agent may have it at once; else it waits until {@link TurnQueue} lets it go
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

    /** @param parent the turn it goes on from; null at the beginning of a conversation */
    record Begun(@Nullable TurnId parent) {}

    /**
     * Begins a turn at the end of the active path and counts what it claims, unless one runs in the conversation or the key
     * was used before: then it is empty. In one statement: a person is waiting.
     *
     * @throws LimitReachedException where the claim is beyond the limits: then nothing is begun either
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
                ), chosen as (
                    update turns set active_child_id = begun.id from begun where turns.id = begun.parent_id
                ), shown as (
                    insert into transcripts (user_id, world_id, leaf_id)
                    select user_id, world_id, id from begun
                    on conflict (user_id, world_id) do update set leaf_id = excluded.leaf_id
                ), counted as (
                    %s
                    returning user_id
                )
                select parent_id, case when not exists (select from counted) then limit_reached() end from begun
                """.formatted(of(turn.conversation()), LEASE, AllowanceStore.count("from begun"))
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
     * Keeps the leases of these turns of this runner. Those that it holds no more are missing.
     *
     * @return for each turn, whether somebody asked it to stop
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
                    """.formatted(LEASE)
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

    /** A turn whose runner has gone away, and the number of its newest event. */
    record Abandoned(TurnId id, Conversation conversation, int lastEvent) {}

    /**
     * Makes this runner the one of all turns whose lease ran out: nobody else ends them, and no new one can begin beside.
     *
     * @param running what it runs itself: that goes on, also where the database was away for longer than a lease
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
                """.formatted(LEASE)
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
     * Shows the path through this turn, and on from there where it went last.
     *
     * @return whether it is shown now; not while a turn runs in the conversation
     */
    boolean activate(Conversation conversation, TurnId id) {
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

    /** Where a turn of this person was said; empty if it is not theirs, or gone. */
    Optional<Conversation> conversationOf(UserId person, TurnId id) {
        return jdbc
            .sql("select world_id from turns where id = cast(:id as uuid) and user_id = cast(:user as uuid)")
            .param("id", id.value())
            .param("user", person.value())
            .query((row, _) -> {
                var world = row.getObject(1, UUID.class);
                return new Conversation(person, world == null ? null : new WorldId(world));
            })
            .optional();
    }

    /** The turn without its events, where it is this person's. */
    Optional<Turn> find(UserId person, TurnId id) {
        return jdbc
            .sql(TURN + "turns turn where id = cast(:id as uuid) and user_id = cast(:user as uuid)")
            .param("id", id.value())
            .param("user", person.value())
            .query((row, _) -> placed(row).turn())
            .optional();
    }

    /**
     * These turns with their events: the first of them, as many as are long enough for an answer. Those that are not there
     * are missing.
     */
    Map<TurnId, Turn> whole(List<TurnId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = jdbc
            .sql(TURN + "turns turn where id in (:ids)")
            .param("ids", ids.stream().map(TurnId::value).toList())
            .query((row, _) -> placed(row))
            .list();
        var sorted = found
            .stream()
            .sorted(Comparator.comparingInt(placed -> ids.indexOf(placed.turn().id())))
            .toList();
        return withEvents(first(sorted))
            .stream()
            .map(Placed::turn)
            .collect(Collectors.toMap(Turn::id, Function.identity()));
    }

    /** @param more whether there are more of them */
    record Part(List<Placed> turns, boolean more) {}

    /**
     * The active path with the events of its turns, from its end to its beginning: as many as are wanted, or fewer that
     * together are long enough for an answer.
     *
     * @param before the number of the turn whose earlier ones are wanted; null for the end of the path
     */
    Part history(Conversation conversation, @Nullable Long before, int limit) {
        var from =
            before == null
                ? "select leaf_id from transcripts where " + of(conversation)
                : "select parent_id from turns where number = cast(:before as bigint) and " + of(conversation);
        var params = params(conversation);
        if (before != null) {
            params.put("before", before);
        }
        var path = path(from, params, limit + 1);
        var turns = first(path.subList(0, Math.min(limit, path.size())));
        return new Part(withEvents(turns), turns.size() < path.size());
    }

    /** The path that ends with this turn, with events, from its end to its beginning. */
    List<Placed> path(TurnId end, int limit) {
        return withEvents(first(path("cast(:end as uuid)", new HashMap<>(Map.of("end", end.value())), limit)));
    }

    /** Without events, and up to the one with which it is longer than an answer. */
    private List<Placed> path(String from, Map<String, @Nullable Object> params, int limit) {
        params.put("limit", limit);
        params.put("most", PART_BYTES);
        return jdbc
            .sql(
                """
                with recursive path as (
                    select turns.*, 1 as depth, cast(bytes + octet_length(message) as bigint) as length
                    from turns where id = (%s)
                    union all
                    select turns.*, path.depth + 1, path.length + turns.bytes + octet_length(turns.message)
                    from turns inner join path on turns.id = path.parent_id
                    where path.depth < :limit and path.length <= :most
                )
                """.formatted(from) +
                    TURN +
                    "path turn order by depth"
            )
            .params(params)
            .query((row, _) -> placed(row))
            .list();
    }

    /** The first of them that fit into an answer, at least one. */
    private static List<Placed> first(List<Placed> turns) {
        var length = 0L;
        for (var i = 0; i < turns.size(); i++) {
            length += turns.get(i).bytes();
            if (length > PART_BYTES && i > 0) {
                return turns.subList(0, i);
            }
        }
        return turns;
    }

    private List<Placed> withEvents(List<Placed> turns) {
        var events = this.events.of(
            turns
                .stream()
                .map(placed -> placed.turn().id())
                .toList()
        );
        return turns
            .stream()
            .map(placed -> new Placed(placed.number(), placed.bytes(), withEvents(placed.turn(), events)))
            .toList();
    }

    /** Of its events those that its row knew of: one that came after it was read may end a turn that it says is running. */
    private Turn withEvents(Turn turn, Map<TurnId, List<NumberedEvent>> events) {
        var known = events
            .getOrDefault(turn.id(), List.of())
            .stream()
            .filter(event -> event.id() <= turn.lastEventId())
            .toList();
        return turn.with(json.compacted(known));
    }

    private static Placed placed(ResultSet row) throws SQLException {
        var world = row.getObject("world_id", UUID.class);
        var story = row.getObject("story_id", UUID.class);
        var segment = row.getObject("segment_id", UUID.class);
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Placed(
            row.getLong("number"),
            row.getLong("bytes"),
            new Turn(
                new TurnId(row.getObject("id", UUID.class)),
                turnId(row, "parent_id"),
                Stream.of(row.getString("siblings").split(","))
                    .map(id -> new TurnId(UUID.fromString(id)))
                    .toList(),
                world == null ? null : new WorldId(world),
                story == null ? null : new StoryId(story),
                segment == null ? null : new SegmentId(segment),
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

    private static @Nullable TurnId turnId(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new TurnId(id);
    }

    private static String of(Conversation conversation) {
        var person = "user_id = cast(:user as uuid) and ";
        return person + (conversation.world() == null ? "world_id is null" : "world_id = cast(:world as uuid)");
    }

    private static Map<String, @Nullable Object> params(Conversation conversation) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("user", conversation.person().value());
        if (conversation.world() != null) {
            params.put("world", conversation.world().value());
        }
        return params;
    }
}
