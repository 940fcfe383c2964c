package app.deepscifi.api.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the operator's values. Each method takes the name of the environment variable for the error message, and throws
 * {@link InvalidSettingException}. The message does not contain the value, which may be a secret.
 */
public final class Setting {

    private Setting() {}

    /** @param advice what to set, for the message */
    public static String required(String name, @Nullable String value, String advice) {
        if (value == null || value.isBlank()) {
            throw new InvalidSettingException(name, "is missing: " + advice);
        }
        return value;
    }

    /** @return the constant with that name in lower case; {@code otherwise} if the value is blank */
    public static <E extends Enum<E>> E oneOf(String name, @Nullable String value, E otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        var constants = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
            .filter(constant -> nameOf(constant).equals(value.strip()))
            .findFirst()
            .orElseThrow(() ->
                new InvalidSettingException(
                    name,
                    "must be one of " + Arrays.stream(constants).map(Setting::nameOf).collect(Collectors.joining(", "))
                )
            );
    }

    /** @return a number from 1 to {@code most}; {@code otherwise} if the value is blank */
    public static long wholeNumber(String name, @Nullable String value, long otherwise, long most) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            var number = Long.parseLong(value.strip());
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Refused below, like a number out of bounds.
        }
        throw new InvalidSettingException(name, "must be a whole number from 1 on, such as " + otherwise);
    }

    public static boolean isWebAddress(String text) {
        return isAddress(text, Set.of("http", "https"));
    }

    public static boolean isAddress(String text, Set<String> schemes) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null && schemes.contains(uri.getScheme());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
