package app.deepscifi.api.platform.web;

import app.deepscifi.api.platform.json.Uuids;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The position of a row in an ordered list. The caller returns it without reading it, and could send anything, so each
 * value is checked when it is read: an invalid one is a {@link ProblemCode#VALIDATION} of {@code cursor}.
 */
public final class Cursor {

    private static final int MAX_LENGTH = 500;
    private static final String SEPARATOR = "\n";
    /** The range of times that PostgreSQL can certainly store, so that no cursor makes a query fail. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final List<String> values;

    private Cursor(List<String> values) {
        this.values = values;
    }

    /** @param keys values of the row in the order of the sort: numbers, times, ids */
    public static Cursor of(Object... keys) {
        return new Cursor(Stream.of(keys).map(Object::toString).toList());
    }

    public static Cursor decode(String text) {
        if (text.length() > MAX_LENGTH) {
            throw malformed();
        }
        try {
            var joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(Arrays.asList(joined.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
    }

    public String encoded() {
        var joined = String.join(SEPARATOR, values);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    public Instant instant(int index) {
        var instant = read(index, Instant::parse);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw malformed();
        }
        return instant;
    }

    public UUID uuid(int index) {
        return read(index, Uuids::parse);
    }

    public long number(int index) {
        return read(index, Long::parseLong);
    }

    private <T> T read(int index, Function<String, T> reading) {
        if (index >= values.size()) {
            throw malformed();
        }
        try {
            return reading.apply(values.get(index));
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return ProblemException.validation("cursor", "is none that this list gave out: start again without it");
    }
}
