package app.deepscifi.api.exchange.format;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Entry.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads SillyTavern's World Info, the {@code character_book} of a card, and NovelAI's lorebooks. */
public final class Lorebook {

    /** Marks the entry that we write for the premise and the rules. */
    static final String OURS = "deepscifi";

    private Lorebook() {}

    /** @return empty where the file is no lorebook */
    public static Optional<List<LoreEntry>> read(JsonNode file) {
        var entries = file.path("entries");
        return entries.isObject() || entries.isArray() ? Optional.of(entries("entries", entries)) : Optional.empty();
    }

    static List<LoreEntry> entries(String path, JsonNode entries) {
        var found = new ArrayList<LoreEntry>();
        if (entries.isArray()) {
            for (var i = 0; i < entries.size(); i++) {
                add(found, path + "[" + i + "]", entries.get(i));
            }
        } else {
            entries.properties().forEach(entry -> add(found, path + "." + entry.getKey(), entry.getValue()));
        }
        return found;
    }

    private static void add(List<LoreEntry> found, String path, JsonNode entry) {
        if (!entry.isObject()) {
            throw new InvalidInput(path, "must be an object");
        }
        if (entry.path("extensions").has(OURS)) {
            return;
        }
        var keys = texts(path, entry, "key", "keys");
        var name = text(path, entry, "displayName", "name", "comment");
        if (name.isEmpty()) {
            name = keys.isEmpty() ? "" : keys.getFirst().strip();
        }
        if (name.isEmpty()) {
            throw new InvalidInput(path, "has no name: give it a comment or a key");
        }
        var content = text(path, entry, "content", "text");
        if (content.isEmpty()) {
            throw new InvalidInput(path, "has no content");
        }
        found.add(new LoreEntry(path, Element.Kind.CONCEPT, name, keys, content, Map.of()));
    }

    /** The first of these fields that says something. */
    static String text(String path, JsonNode object, String... fields) {
        for (var field : fields) {
            var value = object.path(field);
            if (value.isString() && !value.stringValue().isBlank()) {
                return value.stringValue().strip();
            }
            if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
                throw new InvalidInput(path.isEmpty() ? field : path + "." + field, "must be a text");
            }
        }
        return "";
    }

    private static List<String> texts(String path, JsonNode object, String... fields) {
        var texts = new ArrayList<String>();
        for (var field : fields) {
            var value = object.path(field);
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            if (!value.isArray()) {
                throw new InvalidInput(path + "." + field, "must be a list of texts");
            }
            for (var i = 0; i < value.size(); i++) {
                if (!value.get(i).isString()) {
                    throw new InvalidInput(path + "." + field + "[" + i + "]", "must be a text");
                }
                texts.add(value.get(i).stringValue());
            }
        }
        return texts;
    }
}
