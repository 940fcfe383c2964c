package app.deepscifi.simulator.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The timing and faults of an answer.
 *
 * @param pace time between two words; null for the server's default
 * @param hang silence before the first piece
 * @param failure the HTTP status with which the model provider refuses the request; 0 for none
 * @param cutOff whether the answer breaks off after three words
 */
public record Delivery(@Nullable Duration pace, Duration hang, int failure, boolean cutOff) {
    public static final Delivery NORMAL = new Delivery(null, Duration.ZERO, 0, false);
    public static final Delivery CUT_OFF = new Delivery(null, Duration.ZERO, 0, true);

    public static Delivery failing(int status) {
        return new Delivery(null, Duration.ZERO, status, false);
    }
}
