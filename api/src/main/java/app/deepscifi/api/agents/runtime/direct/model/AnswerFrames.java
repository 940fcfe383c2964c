package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The frames of an answer, whether a server streams them as events, ends lines in one way or another, parts frames by empty
 * lines or not, or ignores that a stream was asked for and sends JSON.
 */
final class AnswerFrames {

    /** @param event as the server calls it; empty where it does not */
    record Frame(String event, String data) {
        boolean isDone() {
            return data.strip().equals(DONE);
        }
    }

    private static final String DONE = "[DONE]";

    /** No model writes as much in a turn; of a server that does not end, no more is read. */
    private static final int LONGEST_ANSWER = 32 * 1024 * 1024;

    private static final int END = -1;

    private final InputStream body;
    private final byte[] buffer = new byte[8192];
    private final StringBuilder data = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private String event = "";
    private @Nullable String readAgain;
    private boolean dataBegun;
    private boolean fieldsSeen;
    private boolean afterReturn;
    private int filled;
    private int at;
    private int taken;

    AnswerFrames(InputStream body) {
        this.body = body;
    }

    /** The next frame; null at the end. One that lacks the empty line at its end counts too. */
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

    /** Reads a body without events: JSON, or the page of some other server. */
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

    /** Whether what came before is whole already: some servers leave the empty line out. */
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

    /** Up to the end of the line, which any of CR, LF and both are; null at the end of what came. */
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
            return body.read(buffer);
        } catch (SocketTimeoutException silence) {
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "The model was silent for too long", silence);
        } catch (ClosedByInterruptException e) {
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "Interrupted while the model answered", e);
        } catch (IOException broken) {
            throw new AgentRuntimeException(Kind.MODEL_FAILED, "The answer broke off", broken);
        }
    }
}
