package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of an answer: server-sent events with any line ends, with or without empty lines between the frames. Also
 * reads plain JSON, because some servers ignore that the request asks for a stream.
 */
final class AnswerFrames {

    /** @param event the type of the event; empty if the server sends none */
    record Frame(String event, String data) {
        boolean isDone() {
            return data.strip().equals(DONE);
        }
    }

    private static final String DONE = "[DONE]";

    /** In bytes; no model writes that much. Ends the answer of a server that never stops. */
    private static final int LONGEST_ANSWER = 32 * 1024 * 1024;

    /**
     * Pause after a read that had to wait. A model sends a few letters at a time, and to wait for each of them costs more
     * than to read it; after the pause, several are there. Nobody notices it, because text is shown in larger batches.
     */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** A read that takes longer had to wait. */
    private static final Duration AT_ONCE = Duration.ofMillis(2);

    private static final int END = -1;

    private final InputStream body;
    private final byte[] buffer = new byte[8192];
    private final StringBuilder data = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private String event = "";
    private @Nullable String readAgain;
    private boolean pausing;
    private boolean dataBegun;
    private boolean fieldsSeen;
    private boolean afterReturn;
    private int filled;
    private int at;
    private int taken;

    AnswerFrames(InputStream body) {
        this.body = body;
    }

    /** From now on, small pieces are read together. The first words must not wait. */
    void readTogether() {
        pausing = true;
    }

    /**
     * Waits for the next frame. The last frame may lack its empty line.
     *
     * @return null at the end
     */
    @Nullable
    Frame next() {
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (dataBegun) {
                    return frame();
                }
                event = "";
            } else if (isNextFrame(line)) {
                readAgain = line;
                return frame();
            } else {
                read(line);
            }
        }
        return dataBegun ? frame() : null;
    }

    /** @return the body if it has no events: JSON, or a web page of another server; otherwise empty */
    String plainText() {
        return fieldsSeen ? "" : plain.toString().strip();
    }

    private Frame frame() {
        var frame = new Frame(event, data.toString());
        data.setLength(0);
        dataBegun = false;
        event = "";
        return frame;
    }

    /** Whether this line begins a new frame: some servers leave out the empty line between frames. */
    private boolean isNextFrame(String line) {
        if (!dataBegun || !line.startsWith("data:")) {
            return false;
        }
        var value = line.substring("data:".length()).strip();
        return (value.startsWith("{") || value.equals(DONE)) && data.toString().stripTrailing().endsWith("}");
    }

    private void read(String line) {
        if (line.startsWith("data:")) {
            fieldsSeen = true;
            var value = line.substring("data:".length());
            data.append(dataBegun ? "\n" : "").append(value.startsWith(" ") ? value.substring(1) : value);
            dataBegun = true;
        } else if (line.startsWith("event:")) {
            fieldsSeen = true;
            event = line.substring("event:".length()).strip();
        } else if (!line.startsWith(":")) {
            plain.append(line).append('\n');
        }
    }

    /** @return the next line, which ends with CR, LF or both; null at the end of the body */
    private @Nullable String line() {
        if (readAgain != null) {
            var line = readAgain;
            readAgain = null;
            return line;
        }
        var line = new ByteArrayOutputStream();
        for (var next = take(); ; next = take()) {
            if (next == '\n' && afterReturn) {
                afterReturn = false;
            } else if (next == END) {
                return line.size() == 0 ? null : text(line);
            } else if (next == '\n' || next == '\r') {
                afterReturn = next == '\r';
                return text(line);
            } else {
                afterReturn = false;
                line.write(next);
            }
        }
    }

    private static String text(ByteArrayOutputStream line) {
        var text = line.toString(StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private int take() {
        if (at == filled) {
            filled = Math.max(received(), 0);
            at = 0;
            if (filled == 0) {
                return END;
            }
            taken += filled;
            if (taken > LONGEST_ANSWER) {
                throw new AgentRuntimeException(Kind.MODEL_FAILED, "The answer does not come to an end");
            }
        }
        return buffer[at++] & 0xff;
    }

    private int received() {
        try {
            var asked = System.nanoTime();
            var count = body.read(buffer);
            if (pausing && count > 0 && System.nanoTime() - asked > AT_ONCE.toNanos()) {
                Thread.sleep(PAUSE);
            }
            return count;
        } catch (SocketTimeoutException silence) {
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "The model was silent for too long", silence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (IOException broken) {
            throw new AgentRuntimeException(Kind.MODEL_FAILED, "The answer broke off", broken);
        }
    }

    private static AgentRuntimeException interrupted(Exception interruption) {
        return new AgentRuntimeException(Kind.UNAVAILABLE, "Interrupted while the model answered", interruption);
    }
}
