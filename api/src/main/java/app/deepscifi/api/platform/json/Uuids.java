package app.deepscifi.api.platform.json;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads ids strictly: {@link UUID#fromString} also accepts {@code 1-1-1-1-1}, which would give one object many
 * addresses.
 */
public final class Uuids {

    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Uuids() {}

    public static UUID parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("is no id: an id looks like 123e4567-e89b-12d3-a456-426614174000");
        }
        return UUID.fromString(text);
    }
}
