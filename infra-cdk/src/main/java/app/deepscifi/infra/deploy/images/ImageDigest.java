package app.deepscifi.infra.deploy.images;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name that content has in a registry: {@code sha256:} and 64 hexadecimal digits. */
public record ImageDigest(String value) {
    public ImageDigest {
        if (!value.matches("sha256:[0-9a-f]{64}")) {
            throw new IllegalArgumentException("\"%s\" is no digest of SHA-256".formatted(value));
        }
    }

    static ImageDigest of(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new ImageDigest("sha256:" + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Returns the first digits, enough to tell digests apart. */
    String brief() {
        return value.substring("sha256:".length(), "sha256:".length() + 12);
    }

    @Override
    public String toString() {
        return value;
    }
}
