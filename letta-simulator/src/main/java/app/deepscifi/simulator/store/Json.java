package app.deepscifi.simulator.store;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Helpers to build JSON trees. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.shared();

    private static final String DONE = "[DONE]";

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array(Iterable<? extends JsonNode> items) {
        var array = MAPPER.createArrayNode();
        items.forEach(array::add);
        return array;
    }

    static ObjectNode detail(String detail) {
        return object().put("detail", detail);
    }

    /**
     * The message type of a frame of an event stream: {@code [DONE]} for the last frame, "" if the frame is not valid
     * JSON.
     */
    public static String messageType(String frame) {
        var data = frame.substring(frame.indexOf("data: ") + "data: ".length()).strip();
        if (data.equals(DONE)) return DONE;
        try {
            return MAPPER.readTree(data).path("message_type").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }
}
