package app.deepscifi.api.exchange;

import app.deepscifi.domain.canon.Canon;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A world as a file. Its JSON Schema is this component of the document of the API.
 *
 * @param format  always {@code deepscifi-world}
 * @param version of the format
 */
@Schema(name = "WorldFile")
record WorldFile(String format, int version, String name, Canon canon) {
    static final String FORMAT = "deepscifi-world";
    static final int VERSION = 1;

    static WorldFile of(String name, Canon canon) {
        return new WorldFile(FORMAT, VERSION, name, canon);
    }
}
