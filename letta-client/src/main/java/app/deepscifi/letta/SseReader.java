package app.deepscifi.letta;

import app.deepscifi.letta.LettaException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts bytes into frames of server-sent events. It decodes only complete lines, because a network may cut a character
 * in two.
 */
final class SseReader {

    /** The data of a frame. The event name is left out, because the data repeats it. */
    record Frame(String data) {}

    private final int maxFrameBytes;
    private final Consumer<Frame> frames;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private int frameBytes;

    SseReader(int maxFrameBytes, Consumer<Frame> frames) {
        this.maxFrameBytes = maxFrameBytes;
        this.frames = frames;
    }

    void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            var next = bytes.get();
            if (next == '\n') {
                endOfLine();
            } else {
                collect(next);
            }
        }
    }

    private void collect(byte next) {
        if (++frameBytes > maxFrameBytes) {
            throw new LettaException(Kind.BAD_ANSWER, "A frame of the stream is over " + maxFrameBytes + " bytes");
        }
        line.write(next);
    }

    private void endOfLine() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty()) {
            endOfFrame();
        } else if (text.startsWith("data:")) {
            var value = text.substring("data:".length());
            data.append(value.startsWith(" ") ? value.substring(1) : value).append('\n');
        }
    }

    private void endOfFrame() {
        frameBytes = 0;
        if (data.isEmpty()) {
            return;
        }
        var frame = new Frame(data.substring(0, data.length() - 1));
        data.setLength(0);
        frames.accept(frame);
    }
}
