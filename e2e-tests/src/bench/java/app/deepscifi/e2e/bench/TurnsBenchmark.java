package app.deepscifi.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures turns one after the other, and many at once. Each turn must have exactly the text that the model was told to
 * say.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init") // JMH sets what is missing.
public class TurnsBenchmark {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** 180 words, one each 25 ms, like a real model. */
    private static final String SPEAK = "SLOW 0.025";
    private static final String SPEECH = "slow and steady ".repeat(60).strip();
    private static final String WORD = "Light.";
    private static final int ALONE = 200;

    /** The route: directly to the upstream, or through the API. */
    @Param({ "upstream", "api" })
    public String route;

    /** The folder with the addresses, into which the results are written. */
    @Param("")
    public String stage;

    private Route way;
    private int turns;

    @Setup
    public void open() throws IOException {
        var setting = Stage.Setting.read(Path.of(stage));
        turns = setting.people().size();
        way = route.equals("api")
            ? new ApiRoute(setting.api(), setting.people())
            : Upstream.route(setting.runtime(), setting.upstream(), turns);
        // Creates the agent of each person, as after their first message.
        together("SAY " + WORD, WORD);
    }

    @TearDown
    public void close() {
        way.close();
    }

    /** The warm-up is long, because code that is compiled late is slow once and shows in the 99th percentile. */
    @Benchmark
    @Warmup(iterations = 50)
    public void one_after_another() throws IOException {
        var begun = System.nanoTime();
        var heard = IntStream.range(0, ALONE)
            .mapToObj(i -> checked(way.say(i % turns, "SAY " + WORD), WORD))
            .toList();
        record("one_after_another", heard, begun);
    }

    @Benchmark
    public void all_at_once() throws IOException {
        var begun = System.nanoTime();
        record("all_at_once", together(SPEAK, SPEECH), begun);
    }

    private List<Heard> together(String message, String speech) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var heard = new ArrayList<Future<Heard>>();
            for (var i = 0; i < turns; i++) {
                var conversation = i;
                heard.add(threads.submit(() -> checked(way.say(conversation, message), speech)));
            }
            var all = new ArrayList<Heard>();
            for (var each : heard) {
                all.add(each.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Heard checked(Heard heard, String speech) {
        if (!heard.text().strip().equals(speech)) {
            throw new IllegalStateException("Not what was said: " + heard.text());
        }
        return heard;
    }

    private void record(String load, List<Heard> heard, long begun) throws IOException {
        var measured = new Measured(
            route,
            load,
            heard
                .stream()
                .map(it -> it.first().toNanos() / 1_000)
                .toList(),
            heard.stream().mapToLong(Heard::events).sum(),
            System.nanoTime() - begun
        );
        Files.writeString(
            Path.of(stage, Stage.MEASURED),
            JSON.writeValueAsString(measured) + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND
        );
    }
}
