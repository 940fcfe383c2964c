package app.deepscifi.api.agents.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error messages of providers, and of compatible servers. */
class ProviderWordsTests {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        value = {
            "context_length_exceeded invalid_request_error This model's maximum context length is 128000 tokens. However, your messages resulted in 130000 tokens. | 128000",
            "This model's maximum context length is 9999999999 tokens. However, you requested more. | ",
            "This model's maximum context length is 15000 tokens. However, you requested more. | 15000",
            "You passed 5000 input tokens and requested 100 output tokens. However, the model's context length is only 4096 tokens | 4096",
            "The decoder prompt (length 5000) is longer than the maximum model length of 4096. Make sure that max_model_len is no smaller | 4096",
            "'max_tokens' or 'max_completion_tokens' is too large: 8000. This model's maximum context length is 4096 tokens and your request has 1000 input tokens | 4096",
            "exceed_context_size_error the request exceeds the available context size. try increasing the context size or enable context shift n_ctx 4096 | 4096",
            "invalid_request_error prompt is too long: 210000 tokens > 200000 maximum | 200000",
            "input length and `max_tokens` exceed context limit: 198000 + 8000 > 200000, decrease input length or `max_tokens` and try again | 200000",
            "Your input exceeds the context window of this model. Please adjust your input and try again. | ",
            "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300000 tokens. | ",
            "INVALID_ARGUMENT The input token count (1200000) exceeds the maximum number of tokens allowed (1048576). | 1048576",
            "ValidationException Input is too long for requested model. | ",
            "The model returned the following errors: Too many input tokens | ",
            "tokens_limit_reached Request body too large for gpt-4o model. Max size: 8000 tokens. | 8000",
            "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length | ",
            "too many tokens: total number of tokens in the prompt cannot exceed 4081 | ",
            "Please reduce the length of the messages or completion. | ",
            "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens | 4096",
            "Input validation error: `inputs` must have less than 1024 tokens. Given: 1500 | 1024",
            "This model's maximum prompt length is 131072 but the request contains 537812 tokens. | 131072",
            "The input (5000 tokens) is longer than the model's context length (4096 tokens). | 4096",
            "Your request exceeded model token limit: 8192 | 8192",
            "the input length exceeds the context length | ",
            "litellm.ContextWindowExceededError: BadRequestError | ",
            "InvalidParameter Range of input length should be [1, 30720] | ",
            "max_tokens: 8000 > 4096, which is the maximum allowed number of output tokens for claude-3-haiku | 4096",
            "max_tokens is too large: 8000. This model supports at most 4096 completion tokens, whereas you provided 8000. | ",
        }
    )
    void a_request_that_is_too_long_is_known_in_any_wording(String words, Integer limit) {
        assertThat(ProviderWords.meaning(words)).contains(Kind.TOO_LONG);
        assertThat(ProviderWords.limit(words)).isEqualTo(limit == null ? OptionalInt.empty() : OptionalInt.of(limit));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set",
            "registry.ollama.ai/library/gemma:latest does not support tools",
            "No endpoints found that support tool use. To learn more about provider routing, visit …",
            "tools param requires --jinja flag",
            "`tool calling` is not supported with this model",
            "This model doesn't support tool use in streaming mode.",
            "Function calling is not enabled for models/gemma-3-27b-it",
            "tool_choice is not supported",
            "The model does not support function calling",
        }
    )
    void a_server_without_tools_is_known(String words) {
        assertThat(ProviderWords.meaning(words)).contains(Kind.NO_TOOLS);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        value = {
            "NO_CREDIT | 402 BadRequestError Insufficient credits",
            "NO_CREDIT | insufficient_quota You exceeded your current quota, please check your plan and billing details.",
            "NO_CREDIT | Your credit balance is too low to access the Anthropic API.",
            "NO_CREDIT | Insufficient Balance",
            "NO_CREDIT | billing_hard_limit_reached",
            "NO_MODEL | model_not_found The model `gpt-9` does not exist or you do not have access to it.",
            "NO_MODEL | model 'qwen9' not found, try pulling it first",
            "NO_MODEL | acme/gpt is not a valid model ID",
            "NO_MODEL | DeploymentNotFound The API deployment for this resource does not exist.",
            "NO_MODEL | NOT_FOUND: Handle openai-proxy/nobody not found",
            "UNAUTHORIZED | invalid_api_key Incorrect API key provided",
            "UNAUTHORIZED | authentication_error invalid x-api-key",
            "DECLINED | content_filter The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
            "DECLINED | 403 Your input was flagged by moderation",
            "RATE_LIMITED | rate_limit_exceeded Rate limit reached for gpt-5 on tokens per min (TPM): Limit 10000, Used 9000, Requested 2000.",
            "RATE_LIMITED | overloaded_error Overloaded",
        }
    )
    void other_error_messages_of_providers_are_classified(Kind kind, String words) {
        assertThat(ProviderWords.meaning(words)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "stub_error told to fail",
            "Internal server error",
            "Invalid value for 'temperature'",
            "messages.1: tool_use ids were found without tool_result blocks immediately after",
            "HTTP 404: Agent agent-1 not found",
            "",
        }
    )
    void unknown_error_messages_are_not_classified(String words) {
        assertThat(ProviderWords.meaning(words)).isEmpty();
    }
}
