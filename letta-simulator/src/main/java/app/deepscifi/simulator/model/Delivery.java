package app.deepscifi.simulator.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an answer arrives.
 *
 * @param pace between words, the server's own when null
 * @param hang silence before the first piece
 * @param failure the HTTP status with which the model's provider refuses, 0 when it does not
 * @param cutOff breaks off after three words
 */
public record Delivery(@Nullable Duration pace, Duration hang, int failure, boolean cutOff) {
    public static final Delivery NORMAL = new Delivery(null, Duration.ZERO, 0, false);
    public static final Delivery CUT_OFF = new Delivery(null, Duration.ZERO, 0, true);

    public static Delivery failing(int status) {
        return new Delivery(null, Duration.ZERO, status, false);
    }
}
