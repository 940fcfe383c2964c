package app.deepscifi.e2e.platform;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for results of work that the product does in the background. */
public final class Eventually {

    private static final Duration MOMENT = Duration.ofSeconds(30);

    private Eventually() {}

    /** Asks until the value is as it should be. */
    public static <T> T value(Supplier<T> present, Predicate<T> wanted) {
        var begun = System.nanoTime();
        while (true) {
            var value = present.get();
            if (wanted.test(value)) {
                return value;
            }
            if (System.nanoTime() - begun > MOMENT.toNanos()) {
                throw new AssertionError("It is still " + value);
            }
            Thread.onSpinWait();
        }
    }
}
