package app.deepscifi.simulator.store;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The model settings that influence a turn, with Letta's defaults. */
public record AgentModelSettings(
    String provider,
    boolean parallelCalls,
    double temperature,
    int maxTokens,
    String effort
) {
    static AgentModelSettings from(JsonNode asked) {
        return new AgentModelSettings(
            asked.path("provider_type").asString("openai"),
            asked.path("parallel_tool_calls").asBoolean(false),
            asked.path("temperature").asDouble(0.7),
            asked.path("max_output_tokens").asInt(4096),
            asked.path("reasoning").path("reasoning_effort").asString("high")
        );
    }

    ObjectNode toJson() {
        var json = Json.object()
            .put("max_output_tokens", maxTokens)
            .put("parallel_tool_calls", parallelCalls)
            .put("provider_type", provider)
            .put("temperature", temperature);
        json.putObject("reasoning").put("reasoning_effort", effort);
        return json.putNull("response_format").put("strict", true);
    }

    ObjectNode toConfig(String handle, int contextWindow) {
        return Json.object()
            .put("model", handle.substring(handle.indexOf('/') + 1))
            .put("model_endpoint_type", provider)
            .put("provider_name", provider)
            .put("provider_category", "base")
            .put("context_window", contextWindow)
            .put("handle", handle)
            .put("temperature", temperature)
            .put("max_tokens", maxTokens)
            .put("reasoning_effort", effort)
            .put("parallel_tool_calls", parallelCalls)
            .put("strict", true);
    }
}
