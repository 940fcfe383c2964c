package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.direct.model.Model.Event;
import app.deepscifi.api.agents.runtime.direct.model.Model.Event.Ending;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the stream of OpenAI or of a compatible server. */
public final class OpenAiStream extends AnswerStream {

    private final CallPieces calls;
    private final StringBuilder thinking = new StringBuilder();
    private final List<JsonNode> details = new ArrayList<>();
    private String thoughtsName = "";
    private boolean streamed;
    private boolean refused;

    /** @param tools the names of the tools in the request */
    public OpenAiStream(InputStream body, Set<String> tools, Oddities oddities) {
        super(body, oddities);
        this.calls = new CallPieces(tools, this::add, oddities);
    }

    @Override
    boolean isOver(JsonNode value) {
        return false;
    }

    @Override
    void read(JsonNode chunk) {
        // The request asks for one answer, so further choices are ignored.
        var choice = chunk.path("choices").path(0);
        if (!choice.isMissingNode()) {
            delta(choice);
        }
        var usage = chunk.hasNonNull("usage") ? chunk.path("usage") : chunk.path("x_groq").path("usage");
        var input = first(usage, "prompt_tokens", "input_tokens");
        var output = first(usage, "completion_tokens", "output_tokens");
        var total = Raw.count(usage.path("total_tokens"));
        used(
            input == 0 && output > 0 ? Math.max(total - output, 0) : input,
            output == 0 && input > 0 ? Math.max(total - input, 0) : output
        );
        if (!choice.isMissingNode()) {
            finish(Raw.word(choice.path("finish_reason")));
        }
    }

    private static long first(JsonNode usage, String name, String other) {
        var count = Raw.count(usage.path(name));
        return count > 0 ? count : Raw.count(usage.path(other));
    }

    /** Reads a piece. A server that does not stream sends a whole message instead; some also send one after the pieces. */
    private void delta(JsonNode choice) {
        var delta = choice.path("delta");
        if (delta.isObject() && !delta.isEmpty()) {
            streamed = true;
            message(delta);
        } else if (!streamed && choice.path("message").isObject()) {
            message(choice.path("message"));
        } else if (!streamed && choice.path("text").isString()) {
            text(choice.path("text").asString());
        }
    }

    private void message(JsonNode message) {
        reasoning(message);
        content(message.path("content"));
        refusal(Raw.text(message.path("refusal")));
        var called = message.path("tool_calls");
        if (called.isArray()) {
            calls.read(called.valueStream().toList());
        } else if (called.isObject()) {
            calls.read(List.of(called));
        } else if (message.path("function_call").isObject()) {
            calls.read(List.of(message.path("function_call")));
        }
    }

    /** Servers have several names for reasoning; some send the same text under two names. */
    private void reasoning(JsonNode message) {
        var listed = message.path("reasoning_details");
        listed.forEach(details::add);
        for (var name : Thoughts.NAMES) {
            var said = Raw.text(message.path(name));
            if (!said.isEmpty()) {
                thought(said);
                thoughtsName = listed.isEmpty() && details.isEmpty() ? name : Thoughts.DETAILS;
                return;
            }
        }
        var said = Raw.text(listed);
        if (!listed.isEmpty()) {
            thoughtsName = Thoughts.DETAILS;
            thought(said);
        }
    }

    private void thought(String said) {
        if (!said.isEmpty()) {
            thinking.append(said);
            add(new Event.Reasoning(said));
        }
    }

    /** Content may have parts: texts, thoughts and refusals. */
    private void content(JsonNode content) {
        if (!content.isArray()) {
            if (content.isObject()) {
                odd("sends content as an object");
            }
            text(Raw.text(content));
            return;
        }
        for (var part : content) {
            switch (Raw.word(part.path("type"))) {
                case "thinking", "reasoning" -> {
                    // Such a thought is not sent back: no server accepts it in another field.
                    var said = Raw.text(part);
                    if (!said.isEmpty()) {
                        add(new Event.Reasoning(said));
                    }
                }
                case "refusal" -> refusal(Raw.text(part.path("refusal")));
                default -> text(Raw.text(part));
            }
        }
    }

    private void refusal(String words) {
        if (!words.isEmpty()) {
            refused = true;
            text(words);
        }
    }

    private void finish(String reason) {
        switch (reason.toLowerCase(Locale.ROOT)) {
            case "" -> {
            }
            case
                "length",
                "max_tokens",
                "model_length",
                "max_output_tokens",
                "max_length",
                "model_context_window_exceeded" -> finished(Ending.CUT);
            case
                "content_filter",
                "refusal",
                "safety",
                "recitation",
                "blocklist",
                "prohibited_content",
                "spii",
                "sensitive" -> finished(Ending.REFUSED);
            case "error", "abort", "network_error", "insufficient_system_resource", "malformed_function_call" -> failed(
                "The model's server ended the answer with: " + reason
            );
            case "stop", "tool_calls", "function_call" -> finished(Ending.DONE);
            default -> {
                odd("ends answers with a reason of its own");
                finished(Ending.DONE);
            }
        }
    }

    @Override
    void end() {
        calls.end();
        Thoughts.kept(thoughtsName, thinking.toString(), details).ifPresent(thought -> add(new Event.Thought(thought)));
        if (refused) {
            finished(Ending.REFUSED);
        }
    }
}
