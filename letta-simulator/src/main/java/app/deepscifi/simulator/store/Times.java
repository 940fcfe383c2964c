package app.deepscifi.simulator.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The two timestamp formats that Letta uses. */
final class Times {

    private static final DateTimeFormatter MESSAGE = format("yyyy-MM-dd'T'HH:mm:ss'+00:00'");
    private static final DateTimeFormatter SENTENCE = format("yyyy-MM-dd hh:mm:ss a 'UTC+0000'");

    private Times() {}

    static String message(Instant time) {
        return MESSAGE.format(time);
    }

    static String sentence(Instant time) {
        return SENTENCE.format(time);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
