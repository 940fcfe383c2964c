package app.deepscifi.e2e.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the processor time of one turn in the API's process. Several builds answer the same turns one after the other, in
 * each round, so that whatever else the machine does concerns all of them.
 */
final class ProcessorTime {

    static final int PEOPLE = 50;

    /** Turns of a round, by the number of turns at once. */
    private static final Map<Integer, Integer> LOADS = new TreeMap<>(Map.of(1, 20, 10, 100, PEOPLE, 200));
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 2_000;

    /** 180 words, one each 20 ms. */
    private static final String MESSAGE = "SLOW 0.02";

    private ProcessorTime() {}

    /** @param builds by name */
    static String measure(Map<String, Stage> builds) throws Exception {
        for (var stage : builds.values()) {
            say(stage, PEOPLE, WARM_UP, "SAY Light.");
            say(stage, PEOPLE, PEOPLE, MESSAGE);
        }
        var used = new TreeMap<String, Duration>();
        for (var round = 0; round < ROUNDS; round++) {
            for (var load : LOADS.entrySet()) {
                for (var build : builds.entrySet()) {
                    var before = build.getValue().processorTime();
                    say(build.getValue(), load.getKey(), load.getValue(), MESSAGE);
                    var time = build.getValue().processorTime().minus(before);
                    used.merge(
                        "%3d at once, %-6s".formatted(load.getKey(), build.getKey()),
                        time.dividedBy(load.getValue() * (long) ROUNDS),
                        Duration::plus
                    );
                }
            }
        }
        var text = new StringBuilder("\nprocessor time of a turn, user and system, in ms\n");
        used.forEach((what, time) -> text.append("%s %8.2f%n".formatted(what, time.toNanos() / 1e6)));
        return text.toString();
    }

    private static void say(Stage stage, int atOnce, int turns, String message) throws Exception {
        var left = new AtomicInteger(turns);
        try (var route = stage.route(); var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var i = 0; i < atOnce; i++) {
                var person = i;
                all.add(
                    people.submit(() -> {
                        while (left.getAndDecrement() > 0) {
                            route.say(person, message);
                        }
                    })
                );
            }
            for (var each : all) {
                each.get();
            }
        }
    }
}
