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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a turn holds while it runs, and nothing may hold when it is over: threads, connections, places of streams. */
final class Leftovers {

    /** As they are in a dump of all threads, virtual ones too: that of a turn, and that of a tool. */
    private static final Pattern THREAD = Pattern.compile("\"name\": \"(turn-[0-9a-f]{8}-[0-9a-f-]{27}|tool)\"");

    /** Whoever gives something back may do it a moment after the person has heard the end. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private Leftovers() {}

    static void areNone(TestPlatform platform, Person person) {
        comesTo("threads of turns", Leftovers::threads, List.of());
        var pool = platform.part(HikariDataSource.class).getHikariPoolMXBean();
        comesTo("connections in use", pool::getActiveConnections, 0);
        comesTo("open streams", () -> openStreams(person), 0);
    }

    private static int openStreams(Person person) {
        return person.get("/api/chat/allowance").is(200).json().path("streams").path("used").asInt();
    }

    private static List<String> threads() {
        try {
            var folder = Files.createTempDirectory("threads");
            var dump = folder.resolve("threads.json");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(
                dump.toString(),
                ThreadDumpFormat.JSON
            );
            var names = THREAD.matcher(Files.readString(dump))
                .results()
                .map(found -> found.group(1))
                .toList();
            delete(dump, folder);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path... paths) throws IOException {
        for (var path : paths) {
            Files.delete(path);
        }
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
