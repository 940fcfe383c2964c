package app.deepscifi.simulator.store;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One run as the simulator has recorded it.
 *
 * @param sent the frames that were sent completely, in order; frames after a disconnect are missing
 */
public record SimulatedRun(String id, boolean running, List<String> sent) {
    /** The text of the answer, joined from its pieces. */
    public String text() {
        return joined("assistant_message", "content");
    }

    /** The reasoning before the answer, joined from its pieces. */
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
