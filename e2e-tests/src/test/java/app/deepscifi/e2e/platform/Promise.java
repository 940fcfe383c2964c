package app.deepscifi.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Visitor;
import java.time.Duration;

/**
 * A promise in time, such as "within a second", measured beside what this machine does at the moment: one that is busy with
 * something else is given as many times more as plain requests to the same platform take.
 *
 * @param allowance what is added to the time that was promised
 * @param begun from when on the time counts
 */
public record Promise(Duration allowance, long begun) {
    private static final int REQUESTS = 5;

    /** So many of the slowest of them; on an idle machine less than half a second in all. */
    private static final int FACTOR = 50;

    /** Measures plain requests, and lets the time begin. */
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

    /** The same promise, where the time begins now: what was done since its measurement takes time of its own. */
    public Promise fromNow() {
        return new Promise(allowance, System.nanoTime());
    }

    /** Asserts that no more than this has passed, as far as the machine lets it. */
    public void isKeptWithin(Duration promised) {
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(promised.plus(allowance));
    }
}
