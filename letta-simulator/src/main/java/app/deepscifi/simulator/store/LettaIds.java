package app.deepscifi.simulator.store;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes and checks ids in Letta's format: the kind, then a random UUID. An id in another format is refused with 422.
 */
public final class LettaIds {

    private static final String UUID4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private LettaIds() {}

    static String agent() {
        return of("agent");
    }

    static String conversation() {
        return of("conv");
    }

    static String message() {
        return of("message");
    }

    static String run() {
        return of("run");
    }

    public static String step() {
        return of("step");
    }

    public static String ping() {
        return of("ping");
    }

    private static String of(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    public static String checked(String kind, String id) {
        if (Pattern.matches(kind + "-" + UUID4, id)) return id;
        throw ErrorAnswer.unprocessable(
            "[{'type': 'string_pattern_mismatch', 'loc': ('path', '%s_id'), 'msg': \"String should match pattern '%s-{uuid4}'\", 'input': '%s'}]".formatted(
                kind,
                kind,
                id
            )
        );
    }
}
