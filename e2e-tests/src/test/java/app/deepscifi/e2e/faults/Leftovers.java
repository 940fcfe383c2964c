package app.deepscifi.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.Person;
import app.deepscifi.e2e.TestPlatform;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What a turn holds while it runs, and nothing may hold when it is over. */
final class Leftovers {

    /** Whoever gives something back may do it a moment after the person has heard the end. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private Leftovers() {}

    static void areNone(TestPlatform platform, Person person) {
        var pool = pool(platform).getHikariPoolMXBean();
        comesTo("connections in use", pool::getActiveConnections, 0);
        comesTo("open streams", () -> openStreams(person), 0);
    }

    private static HikariDataSource pool(TestPlatform platform) {
        try {
            return platform.part(DataSource.class).unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int openStreams(Person person) {
        return person.get("/api/chat/allowance").is(200).json().path("streams").path("used").asInt();
    }

    /** Asks until it is so. */
    static <T> void comesTo(String what, Supplier<T> present, T wanted) {
        var begun = System.nanoTime();
        var value = present.get();
        while (!value.equals(wanted) && System.nanoTime() - begun < MOMENT.toNanos()) {
            Thread.onSpinWait();
            value = present.get();
        }
        assertThat(value).as(what).isEqualTo(wanted);
    }
}
