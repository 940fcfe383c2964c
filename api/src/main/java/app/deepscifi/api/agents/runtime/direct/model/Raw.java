package app.deepscifi.api.agents.runtime.direct.model;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads raw values as what they are meant to be. */
final class Raw {

    private static final long MOST = Integer.MAX_VALUE;

    private Raw() {}

    /** A text, or the joined texts of its parts; empty where there is none. */
    static String text(JsonNode value) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.isArray()) {
            return value.valueStream().map(Raw::text).collect(Collectors.joining());
        }
        if (value.isObject()) {
            return value
                .propertyStream()
                .filter(field -> field.getKey().matches("text|value|content|thinking|summary"))
                .map(field -> text(field.getValue()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        }
        return "";
    }

    /** A word, also where a server sends a number or a truth. */
    static String word(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    /** A number of tokens, however it is written; 0 where it is none. */
    static long count(JsonNode value) {
        if (value.isNumber()) {
            return Math.clamp(Math.round(value.asDouble()), 0, MOST);
        }
        if (value.isString() && value.asString().strip().matches("\\d{1,18}(\\.\\d{1,9})?")) {
            return Math.clamp(Math.round(Double.parseDouble(value.asString().strip())), 0, MOST);
        }
        return 0;
    }
}
