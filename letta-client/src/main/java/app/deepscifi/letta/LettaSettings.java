package app.deepscifi.letta;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Address of the server, and timeouts.
 *
 * @param baseUrl {@code http} or {@code https}, with or without a trailing slash
 * @param password sent as a bearer token; none when null
 * @param connectTimeout for a connection to be made
 * @param answerTimeout for an operation without a stream, to its last byte
 * @param cancelTimeout for cancelling, with the time to connect. It is short, so that a person who stops a turn does
 *     not wait for a server that hangs; a slow server still cancels
 * @param idleTimeout the longest silence in a stream; choose more than 20 s, the server's interval of pings
 * @param maxFrameBytes limit of one frame of a stream, and of all calls of one turn together
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
            throw new IllegalArgumentException("The password of Letta holds characters that a header cannot carry");
        }
        requirePositive(connectTimeout);
        requirePositive(answerTimeout);
        requirePositive(cancelTimeout);
        requirePositive(idleTimeout);
        if (maxFrameBytes <= 0) {
            throw new IllegalArgumentException("maxFrameBytes must be positive");
        }
    }

    /** Waits 5 s for a connection, 30 s for an answer, 0.5 s for a cancel, 60 s in silence; takes frames of up to 2 MiB. */
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
