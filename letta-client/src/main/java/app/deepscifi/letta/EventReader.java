package app.deepscifi.letta;

import app.deepscifi.letta.LettaEvent.Failed;
import app.deepscifi.letta.LettaEvent.Other;
import app.deepscifi.letta.LettaEvent.ReasoningDelta;
import app.deepscifi.letta.LettaEvent.Stopped;
import app.deepscifi.letta.LettaEvent.TextDelta;
import app.deepscifi.letta.LettaEvent.ToolCallDelta;
import app.deepscifi.letta.LettaEvent.ToolCallsRequested;
import app.deepscifi.letta.LettaEvent.Usage;
import app.deepscifi.letta.LettaException.Kind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the frames of one stream into events. It tolerates unknown types, because the server may add some at any time.
 */
final class EventReader {

    private static final String DONE = "[DONE]";

    private final JsonMapper json;
    private final Consumer<LettaEvent> events;
    private final ToolCallPieces calls;
    private boolean ending;
    private @Nullable Stopped stopped;
    private @Nullable Failed failed;

    EventReader(JsonMapper json, int maxCallChars, Consumer<LettaEvent> events) {
        this.json = json;
        this.events = events;
        this.calls = new ToolCallPieces(maxCallChars);
    }

    /** @return whether the last event was read, so that only the end of the stream follows */
    boolean ending() {
        return ending;
    }

    /** @param frame the data of a frame */
    void read(String frame) {
        if (frame.equals(DONE)) {
            ending = true;
            return;
        }
        var message = parse(frame);
        var type = NodeText.of(message.path("message_type"));
        switch (type) {
            case "assistant_message" -> text(message);
            case "reasoning_message" -> reasoning(message);
            case "approval_request_message" -> call(message);
            case "usage_statistics" -> usage(message);
            case "stop_reason" -> stop(NodeText.of(message.path("stop_reason")));
            case "error_message" -> fail(
                NodeText.of(message.path("error_type")),
                NodeText.of(message.path("message")),
                message.hasNonNull("detail") ? NodeText.of(message.path("detail")) : null
            );
            case "" -> withoutType(message);
            default -> events.accept(new Other(type));
        }
    }

    /**
     * Call this when the stream has ended.
     *
     * @param broken the error that broke the stream; null if the stream ended normally
     * @return the last event of the turn
     */
    LettaEvent end(@Nullable String broken) {
        if (stopped != null && stopped.reason() == StopReason.CANCELLED) {
            return stopped;
        }
        if (failed != null) {
            return failed;
        }
        if (stopped == null) {
            var message = broken == null ? "The stream ended without a reason" : broken;
            return new Failed(FailureType.STREAM_INCOMPLETE, "stream_incomplete", message, null);
        }
        var failure = stopped.reason().failure();
        return failure == null ? stopped : new Failed(failure, stopped.raw(), "The run ended with an error", null);
    }

    private JsonNode parse(String data) {
        try {
            var message = json.readTree(data);
            if (message.isObject()) {
                return message;
            }
        } catch (JacksonException malformed) {
            throw new LettaException(Kind.BAD_ANSWER, "A frame of the stream is not JSON", malformed);
        }
        throw new LettaException(Kind.BAD_ANSWER, "A frame of the stream is not a JSON object");
    }

    private void text(JsonNode message) {
        var text = NodeText.ofContent(message.path("content"));
        if (!text.isEmpty()) {
            events.accept(new TextDelta(text));
        }
    }

    private void reasoning(JsonNode message) {
        var text = NodeText.of(message.path("reasoning"));
        if (!text.isEmpty()) {
            events.accept(new ReasoningDelta(text));
        }
    }

    private void call(JsonNode message) {
        calls.take(message).forEach(p -> events.accept(new ToolCallDelta(p.callId(), p.name(), p.arguments())));
    }

    private void usage(JsonNode message) {
        events.accept(
            new Usage(message.path("prompt_tokens").longValue(0), message.path("completion_tokens").longValue(0))
        );
    }

    private void stop(String raw) {
        stopped = new Stopped(StopReason.of(raw), raw);
        switch (stopped.reason()) {
            case REQUIRES_APPROVAL -> events.accept(new ToolCallsRequested(calls.joined()));
            // Only the end of the stream follows.
            case CANCELLED -> ending = true;
            case
                END_TURN,
                MAX_STEPS,
                MAX_TOKENS_EXCEEDED,
                NO_TOOL_CALL,
                TOOL_RULE,
                INVALID_TOOL_CALL,
                INVALID_LLM_RESPONSE,
                LLM_API_ERROR,
                INSUFFICIENT_CREDITS,
                CONTEXT_WINDOW_OVERFLOW_IN_SYSTEM_PROMPT,
                ERROR,
                UNKNOWN -> {
            }
        }
    }

    private void fail(String raw, String message, @Nullable String detail) {
        ending = true;
        if (failed == null) {
            failed = new Failed(FailureType.of(raw, message), raw, message, detail);
        }
    }

    private void withoutType(JsonNode message) {
        if (message.has("error")) {
            fail(NodeText.of(message.path("code")), NodeText.of(message.path("error")), null);
        } else {
            events.accept(new Other(""));
        }
    }
}
