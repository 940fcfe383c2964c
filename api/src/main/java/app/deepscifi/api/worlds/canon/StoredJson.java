package app.deepscifi.api.worlds.canon;

import java.nio.charset.StandardCharsets;

/**
 * JSON for a column.
 *
 * @param bytes its length in UTF-8
 */
public record StoredJson(String text, int bytes) {
    static StoredJson of(byte[] utf8) {
        return new StoredJson(new String(utf8, StandardCharsets.UTF_8), utf8.length);
    }
}
