package app.deepscifi.api.chat.limits;

import app.deepscifi.api.chat.events.TurnEventStore;
import app.deepscifi.api.chat.limits.Allowance.Tally;
import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.domain.UserId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts the use of limits, in one row for each person, by the clock of the database, so that it is correct for any
 * number of instances. {@link TurnEventStore} counts tokens, together with the event that reports them.
 */
@Repository
public class AllowanceStore {

    /** A stream counts for this time after its last renewal. */
    private static final String STREAM_LEASE = "interval '30 seconds'";

    private static final String TOKENS_OF_ALL =
        "coalesce((select tokens from tokens_of_all where day = cast(now() at time zone 'utc' as date)), 0)";

    /** Bytes of all conversations of a person. */
    private static final String BYTES =
        "(select coalesce(sum(bytes), 0) from transcripts where user_id = cast(:%s as uuid))";

    private static final String RECENT = "(mine.turns > 0 and mine.minute_began > now() - interval '1 minute')";

    private final JdbcClient jdbc;

    AllowanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Use that a person asks for.
     *
     * @param turns 0 for a stream that follows an earlier turn
     */
    public record Claim(UserId person, UUID stream, int turns, Limits limits) {
        public Map<String, Object> params() {
            return Map.of(
                "claimant",
                person.value(),
                "claimedStream",
                stream.toString(),
                "claimedTurns",
                turns,
                "turnLimit",
                limits.turnsPerMinute(),
                "tokenLimit",
                limits.tokensPerDay(),
                "streamLimit",
                limits.streamsPerPerson(),
                "limitOfAll",
                limits.tokensPerDayForAll(),
                "byteLimit",
                Allowance.MAX_BYTES
            );
        }
    }

    /**
     * The statement that counts a {@link Claim}. It returns one row if the claim is within the limits, and otherwise
     * none.
     *
     * @param from a from clause; the claim is counted only if it gives a row; may be empty
     */
    public static String count(String from) {
        return """
        insert into allowances as mine (user_id, minute_began, turns, day, tokens, streams)
        select
            cast(:claimant as uuid), now(), :claimedTurns, cast(now() at time zone 'utc' as date), 0,
            jsonb_build_object(cast(:claimedStream as text), now() + %1$s)
        %3$s
        where cast(:claimedTurns as int) = 0 or (%4$s < :limitOfAll and %5$s < :byteLimit)
        on conflict (user_id) do update set
            minute_began = case when %2$s then mine.minute_began else excluded.minute_began end,
            turns = excluded.turns + case when %2$s then mine.turns else 0 end,
            day = greatest(mine.day, excluded.day),
            tokens = case when mine.day >= excluded.day then mine.tokens else 0 end,
            streams = excluded.streams || (
                select coalesce(jsonb_object_agg(key, value), '{}')
                from jsonb_each_text(mine.streams) where cast(value as timestamptz) > now()
            )
        where (
            excluded.turns = 0
            or (
                not (%2$s and mine.turns >= :turnLimit)
                and not (mine.day >= excluded.day and mine.tokens >= :tokenLimit)
            )
        )
        and (
            select count(*) from jsonb_each_text(mine.streams) where cast(value as timestamptz) > now()
        ) < :streamLimit
        """.formatted(STREAM_LEASE, RECENT, from, TOKENS_OF_ALL, BYTES.formatted("claimant"));
    }

    /** @return false if a limit was reached; nothing is counted then */
    boolean take(Claim claim) {
        return jdbc.sql(count("")).params(claim.params()).update() == 1;
    }

    void release(UserId person, UUID stream) {
        jdbc.sql("update allowances set streams = streams - cast(:stream as text) where user_id = cast(:user as uuid)")
            .param("stream", stream.toString())
            .param("user", person.value())
            .update();
    }

    /** Renews these streams. Rows are locked in one order, so that instances don't deadlock. */
    void renew(Collection<UUID> streams, Collection<UserId> people) {
        jdbc.sql(
            """
            with mine as (
                select user_id from allowances where user_id in (:people) order by user_id for update
            )
            update allowances set streams = (
                select coalesce(
                    jsonb_object_agg(key, case when key in (:streams) then to_jsonb(now() + %s) else value end), '{}'
                )
                from jsonb_each(streams)
            )
            from mine where allowances.user_id = mine.user_id
            """.formatted(STREAM_LEASE)
        )
            .param("people", people.stream().map(UserId::value).toList())
            .param("streams", streams.stream().map(UUID::toString).toList())
            .update();
    }

    Tally read(UserId person) {
        return jdbc
            .sql(
                """
                select
                    now() as now,
                    coalesce(minute_began, now()) as minute_began,
                    coalesce(turns, 0) as turns,
                    coalesce(day, cast(now() at time zone 'utc' as date)) as day,
                    coalesce(tokens, 0) as tokens,
                    %s as tokens_of_all,
                    %s as bytes,
                    (select count(*) from jsonb_each_text(streams) where cast(value as timestamptz) > now()) as streams
                from (select cast(:user as uuid) as user_id) person left join allowances using (user_id)
                """.formatted(TOKENS_OF_ALL, BYTES.formatted("user"))
            )
            .params(Map.of("user", person.value()))
            .query((row, _) ->
                new Tally(
                    Columns.instant(row, "now"),
                    Columns.instant(row, "minute_began"),
                    row.getInt("turns"),
                    row.getObject("day", LocalDate.class),
                    row.getLong("tokens"),
                    row.getInt("streams"),
                    row.getLong("tokens_of_all"),
                    row.getLong("bytes")
                )
            )
            .single();
    }
}
