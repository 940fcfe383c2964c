package app.deepscifi.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.Person;
import app.deepscifi.e2e.TestPlatform;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.util.FileSystemUtils;

/** What a turn holds while it runs, and nothing may hold when it is over. */
final class Leftovers {

    /** Whoever gives something back may do it a moment after the person has heard the end. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    /** The line of a dump that begins a thread which belongs to one turn. */
    private static final Pattern OF_A_TURN = Pattern.compile("^#\\d+ \"(turn-[0-9a-f-]{36}|tool)\"");

    private Leftovers() {}

    static void areNone(TestPlatform platform, Person person) {
        var pool = pool(platform).getHikariPoolMXBean();
        comesTo("connections in use", pool::getActiveConnections, 0);
        comesTo("open streams", () -> openStreams(person), 0);
        comesTo("threads of turns and of their tools", Leftovers::threads, List.of());
    }

    private static HikariDataSource pool(TestPlatform platform) {
        try {
            return platform.part(DataSource.class).unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Virtual threads are in no list but a dump. */
    private static List<String> threads() {
        try {
            var folder = Files.createTempDirectory("threads");
            var dump = folder.resolve("dump.txt");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(
                dump.toString(),
                ThreadDumpFormat.TEXT_PLAIN
            );
            var names = Files.readAllLines(dump).stream().filter(OF_A_TURN.asPredicate()).toList();
            FileSystemUtils.deleteRecursively(folder);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
