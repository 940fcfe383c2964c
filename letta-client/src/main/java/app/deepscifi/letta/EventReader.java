package app.deepscifi.letta;

import app.deepscifi.letta.LettaEvent.Failed;
import app.deepscifi.letta.LettaEvent.MessagePart;
import app.deepscifi.letta.LettaEvent.Ping;
import app.deepscifi.letta.LettaEvent.ReasoningDelta;
import app.deepscifi.letta.LettaEvent.RunStarted;
import app.deepscifi.letta.LettaEvent.ServerToolCall;
import app.deepscifi.letta.LettaEvent.ServerToolReturn;
import app.deepscifi.letta.LettaEvent.Stopped;
import app.deepscifi.letta.LettaEvent.TextDelta;
import app.deepscifi.letta.LettaEvent.ToolCallDelta;
import app.deepscifi.letta.LettaEvent.ToolCallsRequested;
import app.deepscifi.letta.LettaEvent.Unknown;
import app.deepscifi.letta.LettaEvent.Usage;
import app.deepscifi.letta.LettaException.Kind;
import app.deepscifi.letta.model.RunId;
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
    private final ToolCallPieces clientCalls;
    private final ToolCallPieces serverCalls;
    private boolean runStarted;
    private boolean ending;
    private @Nullable Stopped stopped;
    private @Nullable Failed failed;

    EventReader(JsonMapper json, int maxCallChars, Consumer<LettaEvent> events) {
        this.json = json;
        this.events = events;
        this.clientCalls = new ToolCallPieces(maxCallChars);
        this.serverCalls = new ToolCallPieces(maxCallChars);
    }

    /** Returns true once only the end of the stream is still to come. */
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
        var first = startRun(message);
        switch (type) {
            case "ping" -> ping(first);
            case "assistant_message" -> text(message);
            case "reasoning_message" -> reasoning(message);
            case "approval_request_message" -> clientCall(message, type);
            case "tool_call_message" -> serverCall(message, type);
            case "tool_return_message" -> serverReturns(message);
            case "usage_statistics" -> usage(message);
            case "stop_reason" -> stop(NodeText.of(message.path("stop_reason")));
            case "error_message" -> fail(
                NodeText.of(message.path("error_type")),
                NodeText.of(message.path("message")),
                message.hasNonNull("detail") ? NodeText.of(message.path("detail")) : null
            );
            case "" -> withoutType(message);
            default -> events.accept(new Unknown(type));
        }
    }

    /**
     * The last event, once the stream has ended.
     *
     * @param broken the error that broke the stream, null if it ended in order
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
            throw new LettaException(Kind.BAD_ANSWER, "A frame of the stream is no JSON", malformed);
        }
        throw new LettaException(Kind.BAD_ANSWER, "A frame of the stream is no JSON object");
    }

    private boolean startRun(JsonNode message) {
        var run = message.path("run_id").stringValue(null);
        if (runStarted || run == null) {
            return false;
        }
        runStarted = true;
        events.accept(new RunStarted(new RunId(run)));
        return true;
    }

    private void ping(boolean first) {
        // The first ping only names the run.
        if (!first) {
            events.accept(new Ping());
        }
    }

    private void text(JsonNode message) {
        var text = NodeText.ofContent(message.path("content"));
        if (!text.isEmpty()) {
            events.accept(new TextDelta(part(message), text));
        }
    }

    private void reasoning(JsonNode message) {
        var text = NodeText.of(message.path("reasoning"));
        if (!text.isEmpty()) {
            events.accept(new ReasoningDelta(part(message), text));
        }
    }

    private void clientCall(JsonNode message, String type) {
        var pieces = clientCalls.take(message);
        if (pieces.isEmpty()) {
            events.accept(new Unknown(type));
        }
        pieces.forEach(p -> events.accept(new ToolCallDelta(p.callId(), p.name(), p.arguments())));
    }

    private void serverCall(JsonNode message, String type) {
        var pieces = serverCalls.take(message);
        if (pieces.isEmpty()) {
            events.accept(new Unknown(type));
        }
        pieces.forEach(p -> events.accept(new ServerToolCall(p.callId(), p.name(), p.arguments())));
    }

    private void serverReturns(JsonNode message) {
        var returns = message.path("tool_returns");
        if (returns.isArray() && !returns.isEmpty()) {
            returns.forEach(this::serverReturn);
        } else {
            serverReturn(message);
        }
    }

    private void serverReturn(JsonNode answer) {
        events.accept(
            new ServerToolReturn(
                NodeText.of(answer.path("tool_call_id")),
                NodeText.ofContent(answer.path("tool_return")),
                NodeText.of(answer.path("status")).equals("success")
            )
        );
    }

    private void usage(JsonNode message) {
        events.accept(
            new Usage(message.path("prompt_tokens").longValue(0), message.path("completion_tokens").longValue(0))
        );
    }

    private void stop(String raw) {
        stopped = new Stopped(StopReason.of(raw), raw);
        switch (stopped.reason()) {
            case REQUIRES_APPROVAL -> events.accept(new ToolCallsRequested(clientCalls.joined()));
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
            events.accept(new Unknown(""));
        }
    }

    private static MessagePart part(JsonNode message) {
        return new MessagePart(NodeText.of(message.path("id")), NodeText.of(message.path("otid")));
    }
}
