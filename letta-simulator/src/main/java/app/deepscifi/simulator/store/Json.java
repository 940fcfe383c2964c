package app.deepscifi.simulator.store;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one mapper, and short ways to build trees with it. */
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

    /** The type of the message in a frame of an event stream; "" if the frame is no JSON, {@code [DONE]} for the last. */
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
