package app.deepscifi.api.identity.tries;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

/**
 * A limit of attempts within a window of time.
 *
 * @param subject the counted subject, hashed, because it may name a person or an address
 * @param window  the time in which the limit applies; it begins with the first attempt
 */
public record Bound(String subject, int limit, Duration window) {
    public static Bound of(String kind, int limit, Duration window, String... named) {
        return new Bound(kind + ":" + hash(String.join("\n", named)), limit, window);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
