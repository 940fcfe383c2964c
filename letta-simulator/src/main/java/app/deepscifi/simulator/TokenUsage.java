package app.deepscifi.simulator;

import app.deepscifi.simulator.model.ModelAnswer;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.store.Json;
import tools.jackson.databind.node.ObjectNode;

/** The token usage of a turn, estimated at four characters a token. */
record TokenUsage(int prompt, int completion, int steps) {
    static final TokenUsage NONE = new TokenUsage(0, 0, 0);

    TokenUsage plus(ModelRequest request, ModelAnswer answer) {
        var read = request.system().length() + request.messages().stream().mapToInt(TokenUsage::length).sum();
        var calls = answer
            .calls()
            .stream()
            .mapToInt(it -> it.arguments().length())
            .sum();
        var written = answer.thought().length() + answer.text().length() + calls;
        return new TokenUsage(prompt + read / 4 + 1, completion + written / 4 + 1, steps + 1);
    }

    private static int length(ModelMessage message) {
        return switch (message) {
            case ModelMessage.Told told -> told.text().length();
            case ModelMessage.Said said -> said.text().length();
            case ModelMessage.Answered answered -> answered.text().length();
            case ModelMessage.Returned returned -> returned.result().length();
        };
    }

    ObjectNode toJson() {
        return Json.object()
            .put("message_type", "usage_statistics")
            .put("completion_tokens", completion)
            .put("prompt_tokens", prompt)
            .put("total_tokens", prompt + completion)
            .put("step_count", steps)
            .putNull("run_ids")
            .putNull("cached_input_tokens")
            .putNull("cache_write_tokens")
            .putNull("reasoning_tokens")
            .put("context_tokens", prompt + completion);
    }
}
