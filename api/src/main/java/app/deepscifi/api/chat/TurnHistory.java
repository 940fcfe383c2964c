package app.deepscifi.api.chat;

import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.chat.events.NumberedEvent;
import app.deepscifi.api.chat.events.TurnEventJson;
import app.deepscifi.api.chat.events.TurnEventStore;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads single turns or paths of a conversation, up to the maximum size of a response. */
@Repository
public class TurnHistory {

    /** Maximum bytes of messages and events in one response; a single turn may have more. */
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
    private final TurnEventStore events;
    private final TurnEventJson json;

    TurnHistory(JdbcClient jdbc, TurnEventStore events, TurnEventJson json) {
        this.jdbc = jdbc;
        this.events = events;
        this.json = json;
    }

    /**
     * A turn and its place in the order of all turns.
     *
     * @param bytes of its message and its events
     */
    record Placed(long number, long bytes, Turn turn) {}

    /** @return the conversation of a turn of this person; empty if it is not theirs, or gone */
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

    /** The turn without its events, if it belongs to this person. */
    Optional<Turn> find(UserId person, TurnId id) {
        return jdbc
            .sql(TURN + "turns turn where id = cast(:id as uuid) and user_id = cast(:user as uuid)")
            .param("id", id.value())
            .param("user", person.value())
            .query((row, _) -> placed(row).turn())
            .optional();
    }

    /** These turns with their events, in order, up to the maximum size of a response. Missing turns are left out. */
    public Map<TurnId, Turn> whole(List<TurnId> ids) {
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
     * The active path with events, from its end to its beginning: at most {@code limit} turns, and fewer if the
     * response would be too large.
     *
     * @param before return only turns before this number; null for the end of the path
     */
    Part activePath(Conversation conversation, @Nullable Long before, int limit) {
        var from =
            before == null
                ? "select leaf_id from transcripts where " + TurnStore.of(conversation)
                : "select parent_id from turns where number = cast(:before as bigint) and " +
                  TurnStore.of(conversation);
        var params = TurnStore.params(conversation);
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

    /** Without events, up to the turn that exceeds the size of a response. */
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

    /** The first turns that fit into a response, at least one. */
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

    /**
     * Adds the events up to the last one that the row knew: a later event might end a turn whose status says that it is
     * running.
     */
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
                TurnStore.turnId(row, "parent_id"),
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
}
