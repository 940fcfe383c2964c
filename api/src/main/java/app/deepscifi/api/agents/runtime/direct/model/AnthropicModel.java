package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.ModelAccess;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Asked;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Call;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Replied;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Result;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.JsonValue;
import com.anthropic.core.LogLevel;
import com.anthropic.errors.AnthropicException;
import com.anthropic.models.messages.AssistantMessageParam;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RedactedThinkingBlockParam;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.ThinkingBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlockParam;
import com.anthropic.models.messages.UserMessageParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A model of Anthropic, or of a server that has Anthropic's Messages API. */
public final class AnthropicModel implements Model {

    private static final CacheControlEphemeral CACHED = CacheControlEphemeral.builder().build();

    private final ModelAccess access;
    private final Oddities oddities;
    private final AnthropicClient client;
    private final AnthropicThinking thinking;

    /** Tools in the types of the library. Converting one takes as long as the rest of a request, and they never change. */
    private final Map<ToolDefinition, Tool> tools = new ConcurrentHashMap<>();

    public AnthropicModel(ModelAccess access, Carrier carrier) {
        this.access = access;
        this.oddities = new Oddities(access.handle());
        this.thinking = AnthropicThinking.of(access.name());
        this.client = new AnthropicClientImpl(
            ClientOptions.builder()
                .httpClient(new AnthropicTransport(carrier))
                .baseUrl(access.baseUrl())
                .putHeader("x-api-key", access.key().value())
                // The person decides about a retry.
                .maxRetries(0)
                .logLevel(LogLevel.OFF)
                .build()
        );
    }

    @Override
    public String handle() {
        return access.handle();
    }

    @Override
    @SuppressWarnings("MustBeClosed") // The reader of the stream closes it.
    public Stream ask(Prompt prompt, int maxOutput) {
        try {
            // We parse the answer ourselves, because the library's types are too strict for compatible servers.
            var answer = client.messages().withRawResponse().createStreaming(request(prompt, maxOutput));
            return new AnthropicStream(answer.body(), oddities);
        } catch (AnthropicException e) {
            throw new AgentRuntimeException(Kind.MODEL_FAILED, "The model's answer can't be read", e);
        }
    }

    /** Marks the parts that rarely change for the provider's cache, in this order: tools, instructions, memory, messages. */
    private MessageCreateParams request(Prompt prompt, int maxOutput) {
        var request = MessageCreateParams.builder().model(access.name()).maxTokens(maxOutput);
        var thinks = thinking.wanted(prompt);
        if (thinks) {
            thinking.ask(request);
        }
        request.systemOfTextBlockParams(
            java.util.stream.Stream.of(prompt.instructions(), prompt.memory())
                .filter(text -> !text.isBlank())
                .map(AnthropicModel::cached)
                .toList()
        );
        for (var at = 0; at < prompt.tools().size(); at++) {
            var tool = tools.computeIfAbsent(prompt.tools().get(at), AnthropicModel::tool);
            var last = at == prompt.tools().size() - 1;
            request.addTool(last ? tool.toBuilder().cacheControl(CACHED).build() : tool);
        }
        var newest = prompt.messages().size() - 1;
        for (var at = 0; at <= newest; at++) {
            switch (prompt.messages().get(at)) {
                case Asked asked -> request.addMessage(
                    UserMessageParam.builder()
                        .contentOfContentBlockParams(blocks(asked, at == newest))
                        .build()
                );
                case Replied replied -> request.addMessage(
                    AssistantMessageParam.builder().contentOfContentBlockParams(blocks(replied, thinks)).build()
                );
            }
        }
        return request.build();
    }

    private static TextBlockParam cached(String text) {
        return TextBlockParam.builder().text(text).cacheControl(CACHED).build();
    }

    private static Tool tool(ToolDefinition tool) {
        var schema = Tool.InputSchema.builder().putAllAdditionalProperties(json(tool.parameters())).build();
        return Tool.builder().name(tool.name()).description(tool.description()).inputSchema(schema).build();
    }

    private static List<ContentBlockParam> blocks(Asked asked, boolean last) {
        var blocks = new ArrayList<ContentBlockParam>();
        for (var result : asked.results()) {
            var mark = last && asked.texts().isEmpty() && result.equals(asked.results().getLast());
            blocks.add(result(result, mark));
        }
        for (var at = 0; at < asked.texts().size(); at++) {
            var text = TextBlockParam.builder().text(asked.texts().get(at));
            blocks.add(
                ContentBlockParam.ofText(
                    last && at == asked.texts().size() - 1 ? text.cacheControl(CACHED).build() : text.build()
                )
            );
        }
        return blocks;
    }

    private static ContentBlockParam result(Result result, boolean mark) {
        var block = ToolResultBlockParam.builder()
            .toolUseId(result.callId())
            .content(result.text())
            .isError(!result.ok());
        return ContentBlockParam.ofToolResult(mark ? block.cacheControl(CACHED).build() : block.build());
    }

    private static List<ContentBlockParam> blocks(Replied replied, boolean thinks) {
        var blocks = new ArrayList<ContentBlockParam>();
        if (thinks) {
            replied.thoughts().forEach(thought -> blocks.add(thought(thought)));
        }
        if (!replied.text().isBlank()) {
            blocks.add(ContentBlockParam.ofText(replied.text()));
        }
        replied.calls().forEach(call -> blocks.add(ContentBlockParam.ofToolUse(call(call))));
        return blocks;
    }

    private static ContentBlockParam thought(Thought thought) {
        return switch (thought.kind()) {
            case OPEN, SIGNED -> ContentBlockParam.ofThinking(
                ThinkingBlockParam.builder().thinking(thought.text()).signature(thought.proof()).build()
            );
            case SEALED -> ContentBlockParam.ofRedactedThinking(
                RedactedThinkingBlockParam.builder().data(thought.proof()).build()
            );
        };
    }

    private static ToolUseBlockParam call(Call call) {
        var input = ToolUseBlockParam.Input.builder().putAllAdditionalProperties(json(call.arguments())).build();
        return ToolUseBlockParam.builder().id(call.callId()).name(call.tool()).input(input).build();
    }

    private static Map<String, JsonValue> json(Map<String, Object> object) {
        var values = new LinkedHashMap<String, JsonValue>();
        object.forEach((name, value) -> values.put(name, JsonValue.from(value)));
        return values;
    }
}
