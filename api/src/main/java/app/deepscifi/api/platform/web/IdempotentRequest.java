package app.deepscifi.api.platform.web;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that may be sent again with the same {@code Idempotency-Key}.
 *
 * @param hash of the operation and its body; it differs for another request with the same key
 */
public record IdempotentRequest(UserId person, String key, String hash) {
    public static final String HEADER = "Idempotency-Key";

    static final int KEY_LENGTH = 200;

    /** @throws ProblemException if the key is blank or too long */
    static IdempotentRequest of(UserId person, String key, String request) {
        if (key.isBlank() || key.length() > KEY_LENGTH) {
            throw ProblemException.validation(HEADER, "must have 1 to " + KEY_LENGTH + " characters");
        }
        return new IdempotentRequest(person, key, sha256(request));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
