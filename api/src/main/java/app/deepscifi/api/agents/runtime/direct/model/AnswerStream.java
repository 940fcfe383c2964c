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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an answer from the raw values of its frames. The types of the providers' libraries refuse what servers send that
 * only speak as those providers do: numbers for texts, nulls, objects for texts.
 */
abstract class AnswerStream implements Model.Stream {

    private static final JsonMapper JSON = JsonMapper.shared();

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

    /** Takes the value of a frame. */
    abstract void read(JsonNode value);

    /** Whether the server has said all there is, however its connection ends. */
    abstract boolean isOver(JsonNode value);

    /** Hands on the parts that are still incomplete when no more frames come. */
    abstract void end();

    @Override
    public final Event next() {
        while (ready.isEmpty() && !over) {
            step();
        }
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
            // After the reason there is nothing that has to come, and how the connection ends makes no difference.
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

    /** Any other frame is a part of the answer. After the end of the answer an error is ignored. */
    private void error(JsonNode value) {
        if (finished != null) {
            return;
        }
        read(value);
        finished = null;
        failure = null;
        fail(Refusals.within(value));
    }

    /** An error that is null is none. */
    private static boolean isError(JsonNode value) {
        var error = value.path("error");
        return (
            (error.isObject() && !error.isEmpty()) ||
            !Raw.word(error).matches("|false|0") ||
            value.path("type").asString("").equals("error") ||
            value.path("object").asString("").equals("error") ||
            (value.hasNonNull("detail") && !value.has("choices") && !value.has("type"))
        );
    }

    /** A server that ignores that a stream was asked for sends one JSON object. */
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
            // Signs of life in one form or another.
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

    /** If a server reports it more than once, the last value counts; 0 if it never does. */
    final void used(long input, long output) {
        inputTokens = input > 0 ? input : inputTokens;
        outputTokens = output > 0 ? output : outputTokens;
    }

    final void finished(Event.Ending ending) {
        // A refusal in words ends with any reason.
        if (finished == null || finished.ending() == Event.Ending.DONE) {
            finished = new Event.Finished(ending);
        }
    }

    /** The server said that it can't go on. What came before is kept. */
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
