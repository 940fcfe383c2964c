package app.deepscifi.e2e.bench;

import app.deepscifi.e2e.platform.PlatformProcess;
import app.deepscifi.e2e.platform.RedisServer;
import app.deepscifi.e2e.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/**
 * Several instances of the API on one PostgreSQL and one Redis. It counts what one turn and one stream cost each part in
 * CPU time, which hardly depends on how busy the machine is, and what comes through in a second, which does.
 *
 * <p>Each turn is that of another person. Its instance is chosen by turns, as a load balancer does.
 */
final class Fleet implements AutoCloseable {

    private static final List<Integer> SIZES = List.of(2, 4);

    /** Rounds of short turns, and of long ones, for each instance: code that is not compiled yet costs several times more. */
    private static final int SHORT_WARM_UP = 20;

    private static final int LONG_WARM_UP = 3;

    /** 180 words, one each 25 ms: four seconds and a half, as fast as a model speaks. */
    private static final String SPEAK = "SLOW 0.025";
    private static final String SPEECH = "slow and steady ".repeat(60).strip();
    private static final String WORD = "Light.";

    private final Path folder = Files.createTempDirectory("deepscifi-fleet");
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<PlatformProcess> instances = new ArrayList<>();
    private final List<ApiRoute> routes = new ArrayList<>();
    private final Upstream upstream;
    private final RedisServer redis;
    private final TestDatabase database;
    private final Connection session;

    /** How a turn is followed. */
    private enum Load {
        /** By the request that began it. */
        HERE("followed where it runs"),
        /** By another request too, on another instance. */
        ELSEWHERE("followed there and on another instance"),
        /** By the request that began it; turns of one word. */
        SHORT("one word");

        private final String title;

        Load(String title) {
            this.title = title;
        }
    }

    private Fleet(int size, int people, List<String> options) throws IOException, SQLException {
        try {
            upstream = opened(Upstream.start(Upstream.Runtime.DIRECT));
            redis = opened(RedisServer.start());
            database = opened(TestDatabase.create().orElseThrow(() -> new IllegalStateException("Set DATABASE_URL")));
            session = opened(database.connect());
            var environment = new HashMap<>(upstream.environment(people));
            environment.putAll(Stage.UNLIMITED);
            environment.put("DATABASE_URL", database.url());
            environment.put("REDIS_URL", redis.url());
            environment.put("JWT_SECRET", "0123456789abcdef0123456789abcdef");
            for (var i = 0; i < size; i++) {
                var own = Files.createDirectory(folder.resolve("instance-" + i));
                instances.add(opened(PlatformProcess.start(own, environment, options)));
            }
            var first = instances.getFirst().address();
            var cookies = Stage.signedUp(first, people);
            for (var instance : instances) {
                var address = instance.address();
                // On one machine the name of a cookie contains the port.
                var own = cookies
                    .stream()
                    .map(cookie -> cookie.replace("" + first.getPort(), "" + address.getPort()))
                    .toList();
                routes.add(opened(new ApiRoute(address, own)));
            }
        } catch (Exception e) {
            throw closedAfter(e);
        }
    }

    private IllegalStateException closedAfter(Exception e) {
        try {
            close();
        } catch (Exception unclosed) {
            e.addSuppressed(unclosed);
        }
        return new IllegalStateException(e);
    }

    /** Measures fleets of {@link #SIZES} and prints the results. */
    static void measure(int turns, List<String> options) throws Exception {
        System.out.printf(
            "%n%-10s %-40s %7s %9s %9s %13s | CPU ms a turn: %7s %9s %7s | %s%n",
            "instances",
            "turns",
            "streams",
            "turns/s",
            "events/s",
            "signals kB/s",
            "API",
            "database",
            "Redis",
            "a core carries"
        );
        for (var size : SIZES) {
            try (var fleet = new Fleet(size, turns, options)) {
                for (var i = 0; i < SHORT_WARM_UP * size; i++) {
                    fleet.run(turns, Load.SHORT);
                }
                for (var i = 0; i < LONG_WARM_UP * size; i++) {
                    fleet.run(turns, Load.HERE);
                }
                for (var load : Load.values()) {
                    System.out.print(fleet.line(turns, load));
                }
            }
        }
    }

    private String line(int turns, Load load) throws Exception {
        var before = Counters.of(this);
        var begun = System.nanoTime();
        var most = run(turns, load);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var used = Counters.of(this).minus(before);
        var streamSeconds = load == Load.SHORT ? 0 : most * seconds;
        return "%-10d %-40s %7d %9.1f %9.0f %13.1f | %21.1f %9.2f %7.3f | %s; %.0f rows/s of the database; %.1f kB of events a turn; load average %s%n".formatted(
            instances.size(),
            load.title,
            most,
            turns / seconds,
            used.events / seconds,
            used.signals / 1e3 / seconds,
            used.api / 1e6 / turns,
            used.database / 1e6 / turns,
            used.redis / 1e6 / turns,
            streamSeconds == 0
                ? "%.0f turns/s of the API".formatted((turns * 1e9) / used.api)
                : "%.0f streams of the API, %.0f of the database".formatted(
                      (streamSeconds * 1e9) / used.api,
                      (streamSeconds * 1e9) / used.database
                  ),
            (used.events * 1e9) / used.database,
            used.bytes / 1e3 / turns,
            Files.readString(Path.of("/proc/loadavg")).substring(0, 4)
        );
    }

    /** Runs one turn of each person at once, and returns the greatest number of streams that were open. */
    private int run(int turns, Load load) throws InterruptedException, ExecutionException {
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        var speech = load == Load.SHORT ? WORD : SPEECH;
        var message = load == Load.SHORT ? "SAY " + WORD : SPEAK;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var heard = new ArrayList<Future<?>>();
            for (var i = 0; i < turns; i++) {
                var person = i;
                heard.add(
                    threads.submit(() -> {
                        var followers = new ArrayList<Future<?>>();
                        most.accumulateAndGet(open.incrementAndGet(), Math::max);
                        var whole = route(person).say(person, message, events -> {
                            if (load == Load.ELSEWHERE) {
                                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                                followers.add(
                                    threads.submit(() -> {
                                        check(route(person + 1).follow(person, events), speech);
                                        open.decrementAndGet();
                                    })
                                );
                            }
                        });
                        check(whole, speech);
                        open.decrementAndGet();
                        for (var follower : followers) {
                            follower.get();
                        }
                        return null;
                    })
                );
            }
            for (var each : heard) {
                each.get();
            }
        }
        return most.get();
    }

    private ApiRoute route(int number) {
        return routes.get(number % routes.size());
    }

    private static void check(Heard heard, String speech) {
        if (!heard.text().strip().equals(speech)) {
            throw new IllegalStateException("Not what was said: " + heard.text());
        }
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /**
     * The use since the start.
     *
     * @param api      nanoseconds of CPU of all instances
     * @param database nanoseconds of CPU of all sessions; 0 if the server is on another machine
     * @param events   rows of events
     * @param bytes    of these rows, with their index
     * @param signals  bytes of signals, from Redis to all instances
     */
    private record Counters(double api, double database, double redis, double events, double bytes, double signals) {
        static Counters of(Fleet fleet) throws SQLException, IOException {
            return new Counters(
                fleet.instances
                    .stream()
                    .mapToDouble(instance -> cpu(instance.process().toHandle()))
                    .sum(),
                ofDatabase(fleet.session),
                cpu(fleet.redis.process()),
                number(fleet.session, "select count(*) from turn_events"),
                number(fleet.session, "select pg_total_relation_size('turn_events')"),
                fleet.redis.bytesSent()
            );
        }

        Counters minus(Counters before) {
            return new Counters(
                api - before.api,
                database - before.database,
                redis - before.redis,
                events - before.events,
                bytes - before.bytes,
                signals - before.signals
            );
        }

        private static double ofDatabase(Connection session) throws SQLException {
            return ProcessHandle.of((long) number(session, "select pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .stream()
                .flatMap(ProcessHandle::children)
                .mapToDouble(Counters::cpu)
                .sum();
        }

        private static double cpu(ProcessHandle process) {
            return process.info().totalCpuDuration().orElseThrow().toNanos();
        }

        private static double number(Connection session, String sql) throws SQLException {
            try (var statement = session.createStatement(); var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getDouble(1);
            }
        }
    }
}
