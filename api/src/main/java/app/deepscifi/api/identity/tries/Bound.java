package app.deepscifi.api.identity.tries;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

/**
 * Limit of tries within a window of time.
 *
 * @param subject what is counted, hashed, because it may name a person or an address
 * @param window  the time in which the limit counts; it begins with the first try in it
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
