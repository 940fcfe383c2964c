package app.deepscifi.simulator.store;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One request for a turn, as the simulator has it.
 *
 * @param status as Letta has it: running, completed, failed, cancelled
 * @param sent exactly the frames that went out whole, in order; not what came after the client had gone
 */
public record SimulatedRun(String id, String conversationId, String status, List<String> sent) {
    public boolean running() {
        return status.equals("running");
    }

    /** What was said: the pieces of the answer, joined. */
    public String text() {
        return joined("assistant_message", "content");
    }

    /** What was thought before it, joined. */
    public String reasoning() {
        return joined("reasoning_message", "reasoning");
    }

    private String joined(String kind, String field) {
        return sent
            .stream()
            .filter(frame -> Json.messageType(frame).equals(kind))
            .map(frame -> json(frame).path(field).asString(""))
            .collect(Collectors.joining());
    }

    private static JsonNode json(String frame) {
        return Json.MAPPER.readTree(frame.substring(frame.indexOf("data: ") + "data: ".length()));
    }
}
