package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.ModelAccess;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.Carrier;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import app.deepscifi.api.agents.runtime.direct.model.Prompt;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Asked;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Replied;
import app.deepscifi.http.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Warms up a provider's library with a canned answer. The first use of the library takes seconds, because it loads thousands
 * of classes; without this, the first person would wait for that.
 */
public final class Rehearsal {

    private static final String ANTHROPIC = """
    data: {"type":"message_start","message":{"id":"a","type":"message","role":"assistant","model":"a","content":[],\
    "stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}}

    data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

    data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a"}}

    data: {"type":"content_block_stop","index":0}

    data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":1}}

    data: {"type":"message_stop"}

    """.replaceAll("(?m)^data: \\{\"type\":\"([a-z_]+)\"", "event: $1\n$0");

    private static final String OPENAI = """
    data: {"id":"a","object":"chat.completion.chunk","created":1,"model":"a",\
    "choices":[{"index":0,"delta":{"role":"assistant","content":"a"},"finish_reason":"stop"}]}

    data: {"id":"a","object":"chat.completion.chunk","created":1,"model":"a","choices":[],\
    "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}

    data: [DONE]

    """;

    private Rehearsal() {}

    /**
     * Reads a canned answer. Makes no request.
     *
     * @return the number of events that were read
     */
    public static int of(ModelAccess access, BiFunction<ModelAccess, Carrier, Model> models) {
        var script = switch (access.provider()) {
            case ANTHROPIC -> ANTHROPIC;
            case OPENAI, OPENAI_COMPATIBLE -> OPENAI;
        };
        var answer = script.getBytes(StandardCharsets.UTF_8);
        var model = models.apply(access, (_, _, _) ->
            new Answer(200, Map.of("Content-Type", List.of("text/event-stream")), new ByteArrayInputStream(answer))
        );
        var heard = 0;
        try (var stream = model.ask(prompt(), 1)) {
            while (stream.next() != null) {
                heard++;
            }
        }
        return heard;
    }

    private static Prompt prompt() {
        var call = new Prompt.Call("call00001", "a", Map.of("a", "a"));
        return new Prompt(
            "a",
            "a",
            List.of(
                Asked.text("a"),
                new Replied(List.of(), "a", List.of(call)),
                new Asked(List.of(new Prompt.Result("call00001", "a", true)), List.of("a"))
            ),
            List.of(new ToolDefinition("a", "a", Map.of("type", "object")))
        );
    }
}
