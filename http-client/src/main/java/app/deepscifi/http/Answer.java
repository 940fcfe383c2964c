package app.deepscifi.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Map;

/**
 * An answer while it arrives.
 *
 * @param headers by name; names are not case-sensitive
 * @param body only one thread may read it. Any thread may close it; a waiting read then returns the end of the stream. A read
 *     throws {@link java.net.SocketTimeoutException} after too long a silence, {@link ClosedByInterruptException} after an
 *     interrupt, and another {@link IOException} if the connection breaks
 */
public record Answer(int status, Map<String, List<String>> headers, InputStream body) implements AutoCloseable {
    private static final int LONGEST_REFUSAL = 64 * 1024;

    /**
     * Reads an error answer and closes it.
     *
     * @return the first 64 kB, or the part that arrived before the connection broke
     * @throws ClosedByInterruptException if the thread was interrupted
     */
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
