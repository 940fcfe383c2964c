package app.deepscifi.letta;

import app.deepscifi.letta.LettaException.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into frames of server-sent events. It decodes only complete lines, because a network may cut a character
 * in two.
 */
final class SseReader {

    private final InputStream bytes;
    private final int maxFrameBytes;
    private int frameBytes;

    SseReader(InputStream bytes, int maxFrameBytes) {
        this.bytes = new BufferedInputStream(bytes);
        this.maxFrameBytes = maxFrameBytes;
    }

    /**
     * Waits for the next frame. The name of the event is ignored, because the data repeats it.
     *
     * @return the data of the frame; null at the end
     * @throws LettaException BAD_ANSWER if the frame is too long
     */
    @Nullable
    String next() throws IOException {
        var data = new StringBuilder();
        for (var line = line(); line != null; line = line()) {
            if (line.startsWith("data:")) {
                var value = line.substring("data:".length());
                data.append(value.startsWith(" ") ? value.substring(1) : value).append('\n');
            } else if (line.isEmpty()) {
                frameBytes = 0;
                if (!data.isEmpty()) {
                    return data.substring(0, data.length() - 1);
                }
            }
        }
        return null;
    }

    private @Nullable String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = bytes.read(); next != '\n'; next = bytes.read()) {
            if (next < 0) {
                return null;
            }
            if (++frameBytes > maxFrameBytes) {
                throw new LettaException(Kind.BAD_ANSWER, "A frame of the stream is over " + maxFrameBytes + " bytes");
            }
            line.write(next);
        }
        var text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
