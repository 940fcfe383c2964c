package app.deepscifi.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Visitor;
import java.time.Duration;

/**
 * A promised duration, such as "within a second", adapted to the current load of the machine: on a busy machine, plain
 * requests to the same platform take longer, and the allowance grows with them.
 *
 * @param allowance is added to the promised duration
 * @param begun the start of the measured time
 */
public record Promise(Duration allowance, long begun) {
    private static final int REQUESTS = 5;

    /** The allowance is this many times the slowest plain request; less than half a second on an idle machine. */
    private static final int FACTOR = 50;

    /** Measures plain requests, then starts the time. */
    public static Promise begin(Visitor visitor) {
        var slowest = Duration.ZERO;
        for (var request = 0; request < REQUESTS; request++) {
            var asked = System.nanoTime();
            visitor.get("/api/platform").is(200);
            var took = Duration.ofNanos(System.nanoTime() - asked);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        return new Promise(slowest.multipliedBy(FACTOR), System.nanoTime());
    }

    /** The same promise, starting now. Use it after preparations that take time themselves. */
    public Promise fromNow() {
        return new Promise(allowance, System.nanoTime());
    }

    /** Asserts that at most this time plus the allowance has passed. */
    public void isKeptWithin(Duration promised) {
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(promised.plus(allowance));
    }
}
