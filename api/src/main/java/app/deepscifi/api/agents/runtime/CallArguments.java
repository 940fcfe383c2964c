package app.deepscifi.api.agents.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the arguments of one call from a stream. A plain JSON object is passed on piece by piece. Some servers send a JSON
 * string that holds the object, put the object into a code block, or send an empty object first; such arguments are passed
 * on as a whole at the end.
 */
public final class CallArguments {

    /** JSON from models and servers is parsed leniently. */
    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
        .build();

    private static final String NONE = "{}";
    private static final int DEEPEST_TEXT = 3;
    private static final String FENCE = "```";
    private static final Pattern LANGUAGE = Pattern.compile("^[a-zA-Z]*");

    private final StringBuilder all = new StringBuilder();
    private int handedOn;

    /**
     * Adds the next piece.
     *
     * @return the text that can be passed on now; may be empty
     */
    public String add(String piece) {
        all.append(piece);
        if (handedOn == 0 && !isPlainObject()) {
            return "";
        }
        var more = all.substring(handedOn);
        handedOn = all.length();
        return more;
    }

    /** @return after the last piece: the text that was not passed on yet; may be empty */
    public String rest() {
        return handedOn == 0 && !all.toString().isBlank() ? whole() : "";
    }

    /** @return all arguments as one JSON object; the text of the model if it is no JSON object */
    public String whole() {
        return normal(all.toString());
    }

    /** @return whether the pieces so far are a complete JSON object */
    public boolean areComplete() {
        return object(all.toString(), 0) != null;
    }

    /**
     * Normalizes arguments.
     *
     * @return one JSON object that PostgreSQL can store; the text itself, made storable, if it is no JSON object
     */
    public static String normal(String arguments) {
        var stripped = arguments.strip();
        if (stripped.isEmpty() || stripped.equals("null")) {
            return NONE;
        }
        var object = object(stripped, 0);
        return object == null ? StorableText.of(arguments) : JSON.writeValueAsString(storable(object));
    }

    /** Whether the text begins a JSON object that is not empty. */
    private boolean isPlainObject() {
        var begun = all.toString().strip();
        return begun.startsWith("{") && begun.length() > 1 && !begun.substring(1).stripLeading().startsWith("}");
    }

    private static @Nullable JsonNode object(String text, int depth) {
        var values = values(withoutFence(text.strip()));
        for (var at = values.size() - 1; at >= 0; at--) {
            var value = values.get(at);
            if (value.isString()) {
                return depth == DEEPEST_TEXT ? null : object(value.asString(), depth + 1);
            }
            if (value.isObject() && (!value.isEmpty() || at == 0)) {
                return value;
            }
        }
        return null;
    }

    /** @return the content of a fenced code block; the whole text if it is none */
    private static String withoutFence(String text) {
        var isFenced = text.length() >= 2 * FENCE.length() && text.startsWith(FENCE) && text.endsWith(FENCE);
        return isFenced
            ? LANGUAGE.matcher(text.substring(FENCE.length(), text.length() - FENCE.length())).replaceFirst("")
            : text;
    }

    /** Some servers send an empty object first, or repeat the whole object at the end. */
    private static List<JsonNode> values(String text) {
        try (var parser = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            var values = new ArrayList<JsonNode>();
            while (parser.hasNextValue()) {
                values.add(parser.nextValue());
            }
            return values;
        } catch (JacksonException malformed) {
            return List.of();
        }
    }

    private static JsonNode storable(JsonNode value) {
        if (value.isString()) {
            return JsonNodeFactory.instance.stringNode(StorableText.of(value.asString()));
        }
        if (value.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> array.add(storable(item)));
            return array;
        }
        if (value.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            value
                .properties()
                .forEach(field -> object.set(StorableText.of(field.getKey()), storable(field.getValue())));
            return object;
        }
        return value;
    }
}
