package app.deepscifi.api.platform.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of constants in JSON, addresses and tables: {@code TURN_RUNNING} is {@code turn-running}. */
public final class WireNames {

    private WireNames() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with that name; empty if there is none. Upper case does not match. */
    public static <E extends Enum<E>> Optional<E> read(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
            .filter(constant -> of(constant).equals(name))
            .findFirst();
    }

    public static String choices(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(WireNames::of).collect(Collectors.joining(", "));
    }
}
