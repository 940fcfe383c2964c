package app.deepscifi.api.chat.events;

import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.turn.TurnEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the events of turns. Only the instance that runs a turn adds to it, in order; followers read. */
@Repository
public class TurnEventStore implements TurnEvents {

    /** A constant, so that this long text is not formatted again for each write. */
    private static final String APPEND = """
    with given as materialized (
        select turn, runner, before, last, bytes, status, ending, events
        from jsonb_to_recordset(cast(:additions as jsonb))
            as given(
                turn uuid, runner uuid, before int, last int, bytes int, status text, ending text,
                events jsonb
            )
    ), locked as (
        -- In order: two statements that touch the same turns must not wait for each other.
        -- Of those that run, which are few: of all turns it would read as many as there ever were.
        select turns.id from turns inner join given on given.turn = turns.id
        where turns.status = 'running'
        order by turns.id
        for no key update of turns
    ), held as (
        update turns
        set last_event = given.last,
            bytes = turns.bytes + given.bytes,
            status = given.status,
            ending = nullif(given.ending, given.status),
            lease_until = now() + %1$s,
            finished_at = case when given.status = 'running' then null else now() end
        from given inner join locked on locked.id = given.turn
        where turns.id = locked.id
            and turns.status = 'running'
            and turns.runner_id = given.runner
            and turns.last_event = given.before
        returning turns.id, turns.user_id, turns.world_id, turns.message, turns.bytes, turns.status,
            turns.stop_requested
    ), ended as (
        update transcripts
        set bytes = transcripts.bytes + octet_length(held.message) + held.bytes + (
            select coalesce(sum(octet_length(answer) + octet_length(summary)), 0)
            from tool_results where turn_id = held.id
        )
        from held
        where held.status <> 'running'
            and transcripts.user_id = held.user_id
            and transcripts.world_id is not distinct from held.world_id
    ), added as (
        insert into turn_events (turn_id, number, event, data)
        select held.id, event.id, event.event, event.data
        from held
        inner join given on given.turn = held.id
        cross join jsonb_to_recordset(given.events) as event(id int, event text, data jsonb)
        returning turn_id, event, data
    ), used as (
        -- Tokens of an event count for the person in the same statement, and so exactly once.
        insert into allowances as mine (user_id, minute_began, turns, day, tokens)
        select
            held.user_id, now(), 0, cast(now() at time zone 'utc' as date),
            sum(cast(data->>'inputTokens' as bigint) + cast(data->>'outputTokens' as bigint))
        from held inner join added on added.turn_id = held.id
        where event = '%2$s'
        group by held.user_id
        order by held.user_id
        on conflict (user_id) do update set
            tokens = excluded.tokens + case when mine.day >= excluded.day then mine.tokens else 0 end,
            day = greatest(mine.day, excluded.day)
        returning user_id
    ), used_by_all as (
        -- After the rows of people, always: everybody waits for this one.
        insert into tokens_of_all as every (day, tokens)
        select
            cast(now() at time zone 'utc' as date),
            sum(cast(data->>'inputTokens' as bigint) + cast(data->>'outputTokens' as bigint))
        from added
        where event = '%2$s' and (select count(*) from used) > 0
        having count(*) > 0
        on conflict (day) do update set tokens = every.tokens + excluded.tokens
    )
    select id, stop_requested from held
    """.formatted(Lease.LENGTH, TurnEvent.Usage.NAME);

    private final JdbcClient jdbc;
    private final TurnConnection connection;
    private final TurnEventJson json;

    TurnEventStore(JdbcClient jdbc, TurnConnection connection, TurnEventJson json) {
        this.jdbc = jdbc;
        this.connection = connection;
        this.json = json;
    }

    @Override
    public Map<TurnId, Boolean> append(Collection<Addition> additions) {
        var stored = connection.use(jdbc ->
            jdbc.sql(APPEND).param("additions", json.stored(additions)).query(TurnEventStore::stopRequested).list()
        );
        return byTurn(stored);
    }

    @Override
    public Map<TurnId, Boolean> added(Collection<Addition> additions) {
        var stored = connection.use(jdbc ->
            jdbc
                .sql(
                    """
                    select turns.id, turns.stop_requested
                    from turns
                    inner join jsonb_to_recordset(cast(:additions as jsonb))
                        as given(turn uuid, runner uuid, last int, status text)
                        on given.turn = turns.id
                        and given.runner = turns.runner_id
                        and given.last = turns.last_event
                        and given.status = turns.status
                    """
                )
                .param("additions", json.stored(additions))
                .query(TurnEventStore::stopRequested)
                .list()
        );
        return byTurn(stored);
    }

    @Override
    public List<EventText> after(TurnId id, int after, int limit) {
        return jdbc
            .sql(
                """
                select number, event, data from turn_events
                where turn_id = cast(:id as uuid) and number > :after order by number limit :limit
                """
            )
            .param("id", id.value())
            .param("after", after)
            .param("limit", limit)
            .query((row, _) -> new EventText(row.getInt("number"), row.getString("event"), row.getString("data")))
            .list();
    }

    private static Map.Entry<TurnId, Boolean> stopRequested(ResultSet row, int index) throws SQLException {
        return Map.entry(new TurnId(row.getObject("id", UUID.class)), row.getBoolean("stop_requested"));
    }

    private static Map<TurnId, Boolean> byTurn(List<Map.Entry<TurnId, Boolean>> turns) {
        return turns.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All events of each turn, in order; turns without events are missing. */
    public Map<TurnId, List<NumberedEvent>> of(List<TurnId> turns) {
        var events = new HashMap<TurnId, List<NumberedEvent>>();
        if (turns.isEmpty()) {
            return events;
        }
        jdbc.sql(
            "select turn_id, number, event, data from turn_events where turn_id in (:turns) order by turn_id, number"
        )
            .param("turns", turns.stream().map(TurnId::value).toList())
            .query(row -> {
                var turn = new TurnId(row.getObject("turn_id", UUID.class));
                events.computeIfAbsent(turn, _ -> new ArrayList<>()).add(event(row));
            });
        return events;
    }

    private NumberedEvent event(ResultSet row) throws SQLException {
        return new NumberedEvent(row.getInt("number"), row.getString("event"), json.parsed(row.getString("data")));
    }
}
