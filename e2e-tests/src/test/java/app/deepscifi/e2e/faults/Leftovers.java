package app.deepscifi.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The resources of a turn, which must all be free when it is over. */
final class Leftovers {

    /** A resource may be freed a moment after the person has received the end. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    /** The names of threads that belong to one turn. */
    private static final Pattern OF_A_TURN = Pattern.compile("(?:turn|tool)-([0-9a-f-]{36})");

    private Leftovers() {}

    static void areNone(TestPlatform platform, Person person) {
        var pool = pool(platform).getHikariPoolMXBean();
        comesTo("connections in use", pool::getActiveConnections, 0);
        comesTo("open streams", () -> openStreams(person), 0);
        comesTo("threads of turns and of their tools", () -> threads(platform), List.of());
    }

    private static HikariDataSource pool(TestPlatform platform) {
        try {
            return platform.part(DataSource.class).unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * The threads of this platform's turns; other platforms may run in the same JVM. The only public list of virtual
     * threads is a thread dump. With JDK 25 a dump sometimes ends the whole process if a virtual thread parks meanwhile
     * (JDK-8364343). This is the list at the beginning of the dump.
     */
    private static List<String> threads(TestPlatform platform) {
        try {
            var all = Class.forName("jdk.internal.vm.ThreadContainers").getMethod("root").invoke(null);
            var threads = (Stream<?>) Class.forName("jdk.internal.vm.ThreadContainer").getMethod("threads").invoke(all);
            return threads
                .map(thread -> ((Thread) thread).getName())
                .filter(name -> isOfATurn(name, platform))
                .toList();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Run with --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", e);
        }
    }

    private static boolean isOfATurn(String name, TestPlatform platform) {
        var thread = OF_A_TURN.matcher(name);
        return (
            thread.matches() &&
            platform
                .part(JdbcClient.class)
                .sql("select exists (select from turns where id = :id)")
                .param("id", UUID.fromString(thread.group(1)))
                .query(Boolean.class)
                .single()
        );
    }

    private static int openStreams(Person person) {
        return person.get("/api/chat/allowance").is(200).json().path("streams").path("used").asInt();
    }

    /** Polls until the value is the wanted one. */
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
