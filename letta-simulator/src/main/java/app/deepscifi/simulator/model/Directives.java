package app.deepscifi.simulator.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the directives in the last message (SAY, CALLS, SLOW, THINK, FAIL, HANG, CUT). The stub model behind a real
 * Letta follows the same ones, so that the same contract tests run against both.
 */
public final class Directives {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ANY = Pattern.compile(
        "\\b(SAY |CALLS \\[|SLOW [\\d.]|THINK |FAIL \\d{3}|HANG [\\d.]|CUT\\b)"
    );
    private static final Pattern CALLS = Pattern.compile("CALLS (\\[.*\\])", Pattern.DOTALL);
    private static final Pattern SAY = Pattern.compile("SAY (.*)");
    private static final Pattern SLOW = Pattern.compile("SLOW ([\\d.]+)");
    private static final Pattern THINK = Pattern.compile("THINK ([^\\n]*)");
    private static final Pattern FAIL = Pattern.compile("FAIL (\\d{3})");
    private static final Pattern HANG = Pattern.compile("HANG ([\\d.]+)");

    private Directives() {}

    /** The answer that the directives demand; empty if the message has none. */
    public static Optional<ModelAnswer> follow(ModelRequest request) {
        var said = request.said();
        if (!ANY.matcher(said).find()) return Optional.empty();
        var obeyed = request.since().stream().anyMatch(ModelMessage.Returned.class::isInstance);
        return Optional.of(obeyed ? ModelAnswer.say(sentence(request, "tool")) : obey(request, said));
    }

    private static ModelAnswer obey(ModelRequest request, String said) {
        var text = sentence(request, "user");
        var calls = List.<Call>of();
        Duration pace = null;
        var ordered = CALLS.matcher(said);
        var spoken = SAY.matcher(said);
        if (ordered.find()) {
            calls = calls(ordered.group(1));
            text = "";
        } else if (spoken.find()) {
            text = spoken.group(1);
        }
        var slow = SLOW.matcher(said);
        if (slow.find()) {
            pace = seconds(slow.group(1));
            text = "slow and steady ".repeat(60);
        }
        var think = THINK.matcher(said);
        var hang = HANG.matcher(said);
        var fail = FAIL.matcher(said);
        var delivery = new Delivery(
            pace,
            hang.find() ? seconds(hang.group(1)) : Duration.ZERO,
            fail.find() ? Integer.parseInt(fail.group(1)) : 0,
            List.of(said.split("\\s+")).contains("CUT")
        );
        return new ModelAnswer(think.find() ? think.group(1) : "", text, calls, delivery);
    }

    private static List<Call> calls(String json) {
        try {
            return JSON.readTree(json).valueStream().map(Directives::call).toList();
        } catch (JacksonException _) {
            return List.of();
        }
    }

    private static Call call(JsonNode node) {
        var args = node.path("args");
        return Call.of(node.path("name").asString(""), args.isMissingNode() ? "{}" : args.toString());
    }

    static String sentence(ModelRequest request, String role) {
        var tools = String.join(",", request.tools());
        return "I have the tools [%s] and answered a %s message.".formatted(tools, role);
    }

    private static Duration seconds(String number) {
        try {
            return Duration.ofMillis(Math.round(Double.parseDouble(number) * 1000));
        } catch (NumberFormatException _) {
            return Duration.ZERO;
        }
    }
}
