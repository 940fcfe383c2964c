package app.deepscifi.e2e.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Starts all processes, runs the benchmark, and prints the time that the API adds. */
final class Bench {

    private static final int TURNS = Math.max(SignIns.PEOPLE, Integer.getInteger("bench.turns", 500));
    private static final String RUNTIME = System.getProperty("bench.runtime", "letta");
    private static final List<String> OPTIONS = List.of(System.getProperty("bench.jvm", "-Xmx512m").split(" "));

    /**
     * {@code sign-ins} measures only sign-ins, which takes a minute; {@code fleet} measures several instances; {@code versions}
     * measures only a long history.
     */
    private static final String ONLY = System.getProperty("bench.only", "");
    private static final String SIGN_INS = "sign-ins";
    private static final String FLEET = "fleet";
    private static final String VERSIONS = "versions";

    /** Measures only the processor time of a turn, which takes some minutes. */
    private static final String PROCESSOR_TIME = "processor-time";

    /** A built checkout of the version before, which is measured beside this one; may be empty. */
    private static final String BEFORE = System.getProperty("bench.before", "");
    private static final String ROOT = System.getProperty("bench.root", "");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (ONLY.equals(FLEET)) {
            Fleet.measure(TURNS, OPTIONS);
            return;
        }
        if (ONLY.equals(VERSIONS)) {
            System.out.print(Versions.measure());
            return;
        }
        if (ONLY.equals(PROCESSOR_TIME)) {
            processorTime();
            return;
        }
        try (var stage = stage(TURNS, CLASS_PATH)) {
            if (ONLY.isEmpty() || ONLY.equals(SIGN_INS)) {
                System.out.print(SignIns.measure(stage.api()));
            }
            if (ONLY.equals(SIGN_INS)) {
                return;
            }
            var options = new OptionsBuilder()
                .include(TurnsBenchmark.class.getSimpleName())
                .param("stage", stage.folder().toString())
                .shouldFailOnError(true)
                .build();
            new Runner(options).run();
            System.out.print(Report.of(stage.measured()));
        }
    }

    private static void processorTime() throws Exception {
        try (var now = stage(ProcessorTime.PEOPLE, CLASS_PATH)) {
            if (BEFORE.isEmpty()) {
                System.out.print(ProcessorTime.measure(Map.of("now", now)));
                return;
            }
            try (var before = stage(ProcessorTime.PEOPLE, CLASS_PATH.replace(ROOT + "/", BEFORE + "/"))) {
                System.out.print(ProcessorTime.measure(new TreeMap<>(Map.of("before", before, "now", now))));
            }
        }
    }

    private static Stage stage(int people, String classPath) throws Exception {
        var runtime = Upstream.Runtime.valueOf(RUNTIME.toUpperCase(Locale.ROOT));
        return new Stage(runtime, people, OPTIONS, classPath);
    }
}
