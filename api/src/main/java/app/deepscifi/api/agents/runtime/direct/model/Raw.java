package app.deepscifi.api.agents.runtime.direct.model;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads JSON values leniently, because compatible servers use other types than their provider. */
final class Raw {

    private static final long MOST = Integer.MAX_VALUE;

    private Raw() {}

    /** @return the text, or the joined texts of its parts; empty if there is none */
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

    /** @return a string, number or boolean as a string; empty for anything else */
    static String word(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    /** @return a number of tokens, also from a string; 0 if the value is not a number */
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
