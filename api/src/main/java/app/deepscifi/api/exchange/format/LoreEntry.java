package app.deepscifi.api.exchange.format;

import app.deepscifi.domain.canon.Entry.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of a lorebook, or the person of a character card.
 *
 * @param path       where it stands in the file
 * @param keys       other names than its name, without repetitions
 * @param properties further texts by their names, in their order
 */
public record LoreEntry(
    String path,
    Element.Kind kind,
    String name,
    List<String> keys,
    String content,
    Map<String, String> properties
) {
    public LoreEntry {
        var other = name;
        keys = keys
            .stream()
            .map(String::strip)
            .filter(key -> !key.isEmpty() && !key.equals(other))
            .distinct()
            .toList();
        properties = new LinkedHashMap<>(properties);
    }
}
