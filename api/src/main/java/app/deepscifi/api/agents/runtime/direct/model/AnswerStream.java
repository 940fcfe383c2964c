package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.direct.model.AnswerFrames.Frame;
import app.deepscifi.api.agents.runtime.direct.model.Model.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an answer from the raw JSON of its frames. The types of the providers' libraries are too strict for compatible
 * servers, which send numbers, nulls or objects in place of texts.
 */
abstract class AnswerStream implements Model.Stream {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Values of {@code error} that some servers send with every frame. */
    private static final Set<String> NO_ERROR = Set.of("", "false", "0");

    private final InputStream body;
    private final Oddities oddities;
    private final AnswerFrames frames;
    private final ThoughtTags tags = new ThoughtTags();
    private final Queue<Event> ready = new ArrayDeque<>();
    private long inputTokens;
    private long outputTokens;
    private Event.@Nullable Finished finished;
    private @Nullable RuntimeException failure;
    private boolean anyFrame;
    private boolean over;

    AnswerStream(InputStream body, Oddities oddities) {
        this.body = body;
        this.oddities = oddities;
        this.frames = new AnswerFrames(body);
    }

    /** Reads the JSON value of one frame. */
    abstract void read(JsonNode value);

    /** @return whether this value is the last one of the answer */
    abstract boolean isOver(JsonNode value);

    /** Adds events for parts that are incomplete when the last frame has come. */
    abstract void end();

    @Override
    public final Event next() {
        while (ready.isEmpty() && !over) {
            step();
        }
        frames.readTogether();
        var event = ready.poll();
        if (event == null && failure != null) {
            throw failure;
        }
        return event;
    }

    @Override
    public final void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void step() {
        try {
            var frame = frames.next();
            if (frame == null) {
                readPlain();
                finish(false);
            } else if (frame.isDone()) {
                finish(true);
            } else {
                read(frame);
            }
        } catch (RuntimeException e) {
            // After the finish reason, an error of the connection does not matter.
            if (finished == null) {
                fail(e);
            } else {
                finish(false);
            }
        }
    }

    private void read(Frame frame) {
        anyFrame = true;
        var values = values(frame.data());
        var failing = frame.event().equals("error");
        if (failing && values.isEmpty()) {
            fail(Refusals.within(JSON.getNodeFactory().stringNode(frame.data())));
        }
        for (var value : values) {
            if (over) {
                return;
            }
            if (failing || isError(value)) {
                error(value);
                return;
            }
            read(value);
            if (isOver(value)) {
                finish(true);
            }
        }
    }

    /** Fails with the error of the server. An error after the end of the answer is ignored. */
    private void error(JsonNode value) {
        if (finished != null) {
            return;
        }
        read(value);
        finished = null;
        failure = null;
        fail(Refusals.within(value));
    }

    /** Ignores an {@code error} that is null, empty or false. */
    private static boolean isError(JsonNode value) {
        var error = value.path("error");
        return (
            (error.isObject() && !error.isEmpty()) ||
            !NO_ERROR.contains(Raw.word(error)) ||
            value.path("type").asString("").equals("error") ||
            value.path("object").asString("").equals("error") ||
            (value.hasNonNull("detail") && !value.has("choices") && !value.has("type"))
        );
    }

    /** Reads the answer of a server that sends one JSON value in place of a stream. */
    private void readPlain() {
        var text = frames.plainText();
        if (text.startsWith("{") || text.startsWith("[")) {
            odd("sends one answer in place of a stream");
            read(new Frame("", text));
            finished = finished == null ? new Event.Finished(Event.Ending.DONE) : finished;
        } else if (!anyFrame && text.startsWith("<")) {
            throw new AgentRuntimeException(Kind.NO_MODEL, "The model's server answers with a web page");
        }
    }

    private List<JsonNode> values(String data) {
        var text = data.strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            // Such frames are pings in a form of the server's own.
            odd("sends frames that are no JSON");
            return List.of();
        }
        try (var parser = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            var values = new ArrayList<JsonNode>();
            while (parser.hasNextValue()) {
                var value = parser.nextValue();
                if (value.isArray()) {
                    value.forEach(values::add);
                } else {
                    values.add(value);
                }
            }
            return values;
        } catch (JacksonException malformed) {
            throw new AgentRuntimeException(Kind.MODEL_FAILED, "The model's answer can't be read", malformed);
        }
    }

    private void finish(boolean saidSo) {
        if (over) {
            return;
        }
        over = true;
        tags.end().forEach(this::add);
        end();
        if (inputTokens > 0 || outputTokens > 0) {
            ready.add(new Event.Usage(inputTokens, outputTokens));
        }
        if (finished != null) {
            ready.add(finished);
        } else if (saidSo) {
            odd("gives no reason at the end");
            ready.add(new Event.Finished(Event.Ending.DONE));
        }
    }

    final void odd(String kind) {
        oddities.seen(kind);
    }

    final void text(String text) {
        tags.read(text).forEach(this::add);
    }

    private void add(ThoughtTags.Part part) {
        if (part.thought()) {
            odd("puts thoughts between tags");
        }
        ready.add(part.thought() ? new Event.Reasoning(part.text()) : new Event.Text(part.text()));
    }

    final void add(Event event) {
        ready.add(event);
    }

    /** The last value counts if a server reports tokens more than once; 0 means unknown. */
    final void used(long input, long output) {
        inputTokens = input > 0 ? input : inputTokens;
        outputTokens = output > 0 ? output : outputTokens;
    }

    final void finished(Event.Ending ending) {
        // REFUSED and CUT replace DONE: after a refusal in the text, servers may send any finish reason.
        if (finished == null || finished.ending() == Event.Ending.DONE) {
            finished = new Event.Finished(ending);
        }
    }

    /** The server reported an error. The events before it are still returned. */
    final void failed(String why) {
        if (finished == null) {
            fail(new AgentRuntimeException(Kind.MODEL_FAILED, why));
        }
    }

    private void fail(RuntimeException why) {
        tags.end().forEach(this::add);
        failure = why;
        over = true;
    }
}
