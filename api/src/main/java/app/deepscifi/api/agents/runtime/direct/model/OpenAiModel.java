package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.ModelAccess;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Asked;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Call;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Replied;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.JsonValue;
import com.openai.core.LogLevel;
import com.openai.errors.OpenAIException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A model of OpenAI, or of any server that has OpenAI's Chat Completions API. */
public final class OpenAiModel implements Model {

    /** The library requires a key, even if the server needs none. */
    private static final String NO_KEY = "none";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ModelAccess access;
    private final Oddities oddities;
    private final OpenAIClient client;

    /** Tools in the types of the library. Converting one takes as long as the rest of a request, and they never change. */
    private final Map<ToolDefinition, FunctionDefinition> functions = new ConcurrentHashMap<>();

    public OpenAiModel(ModelAccess access, Carrier carrier) {
        this.access = access;
        this.oddities = new Oddities(access.handle());
        this.client = new OpenAIClientImpl(
            ClientOptions.builder()
                .httpClient(new OpenAiTransport(carrier))
                .apiKey(access.key().value().isEmpty() ? NO_KEY : access.key().value())
                .baseUrl(access.baseUrl())
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
            var answer = client.chat().completions().withRawResponse().createStreaming(request(prompt, maxOutput));
            var tools = prompt.tools().stream().map(ToolDefinition::name).collect(Collectors.toSet());
            return new OpenAiStream(answer.body(), tools, oddities);
        } catch (OpenAIException e) {
            throw new AgentRuntimeException(Kind.MODEL_FAILED, "The model's answer can't be read", e);
        }
    }

    private ChatCompletionCreateParams request(Prompt prompt, int maxOutput) {
        var request = ChatCompletionCreateParams.builder()
            .model(access.name())
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build());
        limit(request, maxOutput);
        request.addSystemMessage(prompt.instructions() + "\n\n" + prompt.memory());
        prompt.tools().forEach(tool -> request.addFunctionTool(functions.computeIfAbsent(tool, OpenAiModel::function)));
        for (var message : prompt.messages()) {
            switch (message) {
                case Asked asked -> add(request, asked);
                case Replied replied -> request.addMessage(reply(replied));
            }
        }
        return request.build();
    }

    @SuppressWarnings("deprecation") // Most compatible servers know only the older of two names.
    private void limit(ChatCompletionCreateParams.Builder request, int maxOutput) {
        switch (access.provider()) {
            case OPENAI -> request.maxCompletionTokens(maxOutput);
            case OPENAI_COMPATIBLE, ANTHROPIC -> request.maxTokens(maxOutput);
        }
    }

    private static FunctionDefinition function(ToolDefinition tool) {
        var parameters = FunctionParameters.builder();
        tool.parameters().forEach((name, value) -> parameters.putAdditionalProperty(name, JsonValue.from(value)));
        return FunctionDefinition.builder()
            .name(tool.name())
            .description(tool.description())
            .parameters(parameters.build())
            .build();
    }

    private static void add(ChatCompletionCreateParams.Builder request, Asked asked) {
        for (var result : asked.results()) {
            request.addMessage(
                ChatCompletionToolMessageParam.builder().toolCallId(result.callId()).content(result.text()).build()
            );
        }
        if (!asked.texts().isEmpty()) {
            // One text, because not every server accepts several texts, or a system message between others.
            request.addUserMessage(String.join("\n\n", asked.texts()));
        }
    }

    private static ChatCompletionAssistantMessageParam reply(Replied replied) {
        var message = ChatCompletionAssistantMessageParam.builder();
        if (!replied.text().isBlank()) {
            message.content(replied.text());
        }
        Thoughts.add(message, replied.thoughts());
        replied.calls().forEach(call -> message.addToolCall(call(call)));
        return message.build();
    }

    private static ChatCompletionMessageFunctionToolCall call(Call call) {
        return ChatCompletionMessageFunctionToolCall.builder()
            .id(call.callId())
            .function(
                ChatCompletionMessageFunctionToolCall.Function.builder()
                    .name(call.tool())
                    .arguments(JSON.writeValueAsString(call.arguments()))
                    .build()
            )
            .build();
    }
}
