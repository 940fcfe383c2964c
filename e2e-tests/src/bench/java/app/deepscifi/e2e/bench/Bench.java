package app.deepscifi.e2e.bench;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Starts all processes, runs the benchmark, and prints the time that the API adds. */
final class Bench {

    private static final int TURNS = Math.max(SignIns.PEOPLE, Integer.getInteger("bench.turns", 500));
    private static final String RUNTIME = System.getProperty("bench.runtime", "letta");
    private static final List<String> OPTIONS = List.of(System.getProperty("bench.jvm", "-Xmx512m").split(" "));

    /** {@code sign-ins} measures only sign-ins, which takes a minute; {@code fleet} measures several instances. */
    private static final String ONLY = System.getProperty("bench.only", "");
    private static final String SIGN_INS = "sign-ins";
    private static final String FLEET = "fleet";

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (ONLY.equals(FLEET)) {
            Fleet.measure(TURNS, OPTIONS);
            return;
        }
        try (var stage = new Stage(Upstream.Runtime.valueOf(RUNTIME.toUpperCase(Locale.ROOT)), TURNS, OPTIONS)) {
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
}
