import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes one SHA-256 of all parts that are added, in order. */
final class Digest {

    private final MessageDigest digest;

    Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Digest add(String text) {
        digest.update(text.getBytes());
        digest.update((byte) 0);
        return this;
    }

    Digest add(Path file) throws IOException {
        Files.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
