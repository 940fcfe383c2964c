package app.deepscifi.api.identity.tries;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Counts attempts in one row for each subject, by the clock of the database, so that it is correct for any number of
 * instances. The limit is checked under the lock of the row, so that parallel attempts can't exceed it.
 */
@Repository
public class TryStore {

    private final JdbcClient jdbc;

    TryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the limit was reached; nothing is counted then */
    public boolean count(Bound bound) {
        return (
            jdbc
                .sql(
                    """
                    insert into tries as mine (subject, number, ends_at)
                    values (:subject, 1, now() + cast(:seconds as int) * interval '1 second')
                    on conflict (subject) do update set
                        number = case when mine.ends_at > now() then mine.number + 1 else 1 end,
                        ends_at = case when mine.ends_at > now() then mine.ends_at else excluded.ends_at end
                    where mine.ends_at <= now() or mine.number < :limit
                    """
                )
                .param("subject", bound.subject())
                .param("seconds", bound.window().toSeconds())
                .param("limit", bound.limit())
                .update() == 1
        );
    }

    /** Undoes one counted attempt. */
    public void uncount(Bound bound) {
        jdbc.sql("update tries set number = number - 1 where subject = :subject and number > 0")
            .param("subject", bound.subject())
            .update();
    }

    public void clear(Bound bound) {
        jdbc.sql("delete from tries where subject = :subject").param("subject", bound.subject()).update();
    }

    /** Whether an attempt was counted within the current window. */
    public boolean isCounted(Bound bound) {
        return !wait(bound).isZero();
    }

    /** @return the time until the window ends; zero if nothing is counted */
    public Duration wait(Bound bound) {
        return jdbc
            .sql(
                """
                select cast(ceil(extract(epoch from ends_at - now()) * 1000) as bigint)
                from tries where subject = :subject and ends_at > now()
                """
            )
            .param("subject", bound.subject())
            .query(Long.class)
            .optional()
            .map(Duration::ofMillis)
            .orElse(Duration.ZERO);
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void removeEnded() {
        jdbc.sql("delete from tries where ends_at < now()").update();
    }
}
