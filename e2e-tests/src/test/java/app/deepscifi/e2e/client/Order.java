package app.deepscifi.e2e.client;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Messages with directives for the model behind the agents: the simulator, or the stub behind a real Letta. */
public final class Order {

    /** 180 words, one each 20 ms: enough time to act in the middle. */
    public static final String TALK_SLOWLY = "SLOW 0.02";

    private Order() {}

    public record Call(String name, Object args) {}

    public static Call call(String tool, Object arguments) {
        return new Call(tool, arguments);
    }

    /** Orders calls of these tools at once. */
    public static String calls(Call... calls) {
        return "CALLS " + Visitor.JSON.writeValueAsString(Arrays.asList(calls));
    }

    /** Proposes a new rule. */
    public static String proposeRule(String slug, String statement) {
        return calls(
            call("propose_changes", Map.of("reason", "To be tried", "changes", List.of(Canon.rule(slug, statement))))
        );
    }
}
