package app.deepscifi.letta;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Address of the server, and timeouts.
 *
 * @param baseUrl {@code http} or {@code https}, with or without a trailing slash
 * @param password sent as a bearer token; null for no password
 * @param connectTimeout the longest time to connect
 * @param answerTimeout the longest time for an operation without a stream, up to the last byte of the answer
 * @param cancelTimeout the longest time to cancel, including the time to connect. It is short, so that a person who stops a
 *     turn does not wait for a server that hangs; a slow server still cancels
 * @param idleTimeout the longest silence in a stream; must be more than 20 s, the interval of the server's pings
 * @param maxFrameBytes the largest frame of a stream, and the largest size of all calls of one turn together
 */
public record LettaSettings(
    URI baseUrl,
    @Nullable String password,
    Duration connectTimeout,
    Duration answerTimeout,
    Duration cancelTimeout,
    Duration idleTimeout,
    int maxFrameBytes
) {
    private static final int TWO_MEBIBYTES = 2 * 1024 * 1024;

    public LettaSettings {
        var scheme = baseUrl.getScheme();
        if (baseUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException("The address of Letta must be an http(s) URL");
        }
        if (password != null && password.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("The password of Letta has characters that are not allowed in a header");
        }
        requirePositive(connectTimeout);
        requirePositive(answerTimeout);
        requirePositive(cancelTimeout);
        requirePositive(idleTimeout);
        if (maxFrameBytes <= 0) {
            throw new IllegalArgumentException("maxFrameBytes must be positive");
        }
    }

    /** Defaults: 5 s to connect, 30 s for an answer, 0.5 s to cancel, 60 s of silence, and frames of up to 2 MiB. */
    public static LettaSettings of(URI baseUrl, @Nullable String password) {
        return new LettaSettings(
            baseUrl,
            password,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(60),
            TWO_MEBIBYTES
        );
    }

    /** Returns a copy with this idle timeout. */
    public LettaSettings withIdleTimeout(Duration idleTimeout) {
        return new LettaSettings(
            baseUrl,
            password,
            connectTimeout,
            answerTimeout,
            cancelTimeout,
            idleTimeout,
            maxFrameBytes
        );
    }

    /** Leaves the password out, because settings may be logged. */
    @Override
    public String toString() {
        return "LettaSettings[" + baseUrl + ", " + (password == null ? "no password" : "with a password") + "]";
    }

    private static void requirePositive(Duration timeout) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("Timeouts must be positive");
        }
    }
}
