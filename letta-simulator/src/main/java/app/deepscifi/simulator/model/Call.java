package app.deepscifi.simulator.model;

import java.util.UUID;

/**
 * A tool call.
 *
 * @param arguments as JSON text
 */
public record Call(String id, String tool, String arguments) {
    public static Call of(String tool, String arguments) {
        return new Call("call_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12), tool, arguments);
    }
}
