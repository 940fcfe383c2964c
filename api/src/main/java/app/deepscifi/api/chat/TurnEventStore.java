package app.deepscifi.api.chat;

import app.deepscifi.api.platform.WireNames;
import app.deepscifi.domain.TurnId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events of turns. Only who runs a turn adds to them, in order; whoever follows it reads. */
@Repository
class TurnEventStore {

    private final JdbcClient jdbc;
    private final TurnEventJson json;

    TurnEventStore(JdbcClient jdbc, TurnEventJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Adds events, and ends the turn where the status is another than running. It counts only where the turn runs, is this
     * runner's, and has come as far as the runner thinks. The tokens that an event says were used are counted for the person
     * with it, and so exactly once.
     *
     * @return whether somebody asked for a stop; empty where the turn is not running any more
     */
    Optional<Boolean> append(TurnId id, UUID runner, List<NumberedEvent> events, Turn.Status status) {
        return jdbc
            .sql(
                """
                with held as (
                    update turns
                    set last_event = :last,
                        status = :status,
                        lease_until = now() + %s,
                        finished_at = case when :status = 'running' then null else now() end
                    where id = cast(:id as uuid)
                        and status = 'running'
                        and runner_id = cast(:runner as uuid)
                        and last_event = :before
                    returning id, user_id, stop_requested
                ), added as (
                    insert into turn_events (turn_id, number, event, data)
                    select held.id, event.id, event.event, event.data
                    from held, jsonb_to_recordset(cast(:events as jsonb)) as event(id int, event text, data jsonb)
                    returning event, data
                ), used as (
                    insert into allowances as mine (user_id, minute_began, turns, day, tokens)
                    select
                        held.user_id, now(), 0, cast(now() at time zone 'utc' as date),
                        sum(cast(data->>'inputTokens' as bigint) + cast(data->>'outputTokens' as bigint))
                    from held, added where event = 'usage' group by held.user_id
                    on conflict (user_id) do update set
                        tokens = excluded.tokens + case when mine.day >= excluded.day then mine.tokens else 0 end,
                        day = greatest(mine.day, excluded.day)
                )
                select stop_requested from held
                """.formatted(TurnStore.LEASE)
            )
            .param("last", events.getLast().id())
            .param("before", events.getFirst().id() - 1)
            .param("status", WireNames.of(status))
            .param("id", id.value())
            .param("runner", runner)
            .param("events", json.stored(events))
            .query(Boolean.class)
            .optional();
    }

    List<NumberedEvent> after(TurnId id, int after, int limit) {
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
            .query((row, _) -> event(row))
            .list();
    }

    /** All of each turn, in order; turns without any are missing. */
    Map<TurnId, List<NumberedEvent>> of(List<TurnId> turns) {
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
