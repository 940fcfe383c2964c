package app.deepscifi.domain.canon;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of a world's calendar: a year of any size, before or after its epoch, and perhaps a month and a day. The site reads
 * and sorts dates by the same rules ({@code timeline.ts}); both are tested with {@code timeline-order.txt}.
 *
 * @param month 0 where there is none
 * @param day   0 where there is none
 */
public record TimelineDate(BigInteger year, int month, int day) implements Comparable<TimelineDate> {
    private static final Pattern DATE = Pattern.compile(
        "(?:c\\.|ca\\.|circa|about|year)? ?" +
            "(?:(?:AD|CE) ?)?" +
            "(?<sign>[-+\u2212\u2013])?(?<year>\\d+(?:,\\d{3})*)s?" +
            "(?:[-./](?<month>\\d{1,2})(?:[-./](?<day>\\d{1,2})(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?Z?)?)?)?" +
            "(?: ?(?<era>BCE|BC|CE|AD))?",
        Pattern.CASE_INSENSITIVE
    );

    private static final Comparator<TimelineDate> ORDER = Comparator.comparing(TimelineDate::year)
        .thenComparingInt(TimelineDate::month)
        .thenComparingInt(TimelineDate::day);

    private static final Comparator<Optional<TimelineDate>> UNDATED_LAST = Comparator.comparing(
        date -> date.orElse(null),
        Comparator.nullsLast(Comparator.naturalOrder())
    );

    /** Reads texts such as {@code 2391-04}, {@code -500}, {@code 10,000 BCE}; empty where the text is no date. */
    public static Optional<TimelineDate> parse(String when) {
        var date = DATE.matcher(when.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        var year = new BigInteger(date.group("year").replace(",", ""));
        var sign = date.group("sign");
        var era = date.group("era");
        var before =
            (sign != null && !sign.equals("+")) || (era != null && era.toUpperCase(Locale.ROOT).startsWith("B"));
        return Optional.of(
            new TimelineDate(before ? year.negate() : year, number(date.group("month")), number(date.group("day")))
        );
    }

    /** The events in the order of their dates; after them, by slug, those whose {@code when} is no date. */
    public static SequencedMap<Slug, Entry.Event> inOrder(Map<Slug, Entry.Event> timeline) {
        var ordered = new LinkedHashMap<Slug, Entry.Event>();
        timeline
            .entrySet()
            .stream()
            .sorted(Comparator.comparing(event -> parse(event.getValue().when()), UNDATED_LAST))
            .forEach(event -> ordered.put(event.getKey(), event.getValue()));
        return ordered;
    }

    @Override
    public int compareTo(TimelineDate other) {
        return ORDER.compare(this, other);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
