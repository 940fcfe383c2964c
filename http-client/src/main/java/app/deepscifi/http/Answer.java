package app.deepscifi.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Map;

/**
 * An answer as it arrives.
 *
 * @param headers by name; upper and lower case are the same
 * @param body one thread reads it, any thread may close it; that ends a read that waits, as if at the end. It throws a
 *     {@link java.net.SocketTimeoutException} after too long a silence, a {@link ClosedByInterruptException}, or another
 *     {@link IOException} if the connection breaks
 */
public record Answer(int status, Map<String, List<String>> headers, InputStream body) implements AutoCloseable {
    private static final int LONGEST_REFUSAL = 64 * 1024;

    /** Reads the first 64 kB of a refusal, or as much as arrives, and closes it. */
    public byte[] refusal() throws ClosedByInterruptException {
        var refusal = new ByteArrayOutputStream();
        try (body) {
            for (var next = body.read(); next >= 0 && refusal.size() < LONGEST_REFUSAL; next = body.read()) {
                refusal.write(next);
            }
        } catch (ClosedByInterruptException interruption) {
            throw interruption;
        } catch (IOException brokeOff) {
            return refusal.toByteArray();
        }
        return refusal.toByteArray();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
