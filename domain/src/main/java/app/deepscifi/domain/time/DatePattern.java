package app.deepscifi.domain.time;

import app.deepscifi.domain.canon.Names;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The forms of dates, such as {@code 2391-04-02}, {@code 2 Thaw 412 AE}, {@code c. 10,000 BCE} and {@code Second Age}.
 * Names are compared by their {@link Names#key}.
 */
final class DatePattern {

    private static final String YEAR = "(?<%1$ssign>[-+\u2212\u2013])?(?<%1$syear>\\d+(?:,\\d{3})*)s?";
    private static final String TIME = "[t ]\\d{1,2}:\\d{2}(?::\\d{2})?z?";

    private final Pattern pattern;
    private final Map<String, Integer> months;
    private final Map<String, Reign> eras;

    /**
     * @param months by the key of their name
     * @param eras   by the keys of their names and short forms
     */
    DatePattern(Map<String, Integer> months, Map<String, Reign> eras) {
        this.months = months;
        this.eras = eras;
        // A shorter reading is tried first: it leaves a word to a name that begins with it.
        this.pattern = Pattern.compile(
            "(?:(?:c\\.|ca\\.|circa|about|year) ?)??" +
                "(?:(?<whole>" +
                anyOf(eras.keySet()) +
                ")|(?:(?<before>" +
                anyOf(eras.keySet()) +
                ") ?)??(?:" +
                YEAR.formatted("a") +
                "(?:[-./](?<month>\\d{1,2})(?:[-./](?<day>\\d{1,2})(?:" +
                TIME +
                ")?)?)?" +
                "|(?:(?<dayfirst>\\d{1,4})\\.? (?:of )??)?(?<name>" +
                anyOf(months.keySet()) +
                ")(?: (?<daylast>\\d{1,4}),)?,? " +
                YEAR.formatted("b") +
                ")(?: ?(?<after>" +
                anyOf(eras.keySet()) +
                "))?)"
        );
    }

    /**
     * The parts of a date.
     *
     * @param era    null where none is named
     * @param year   null where the text is an era alone
     * @param number of the month, where it is written as a number; else 0
     * @param month  the place of the month, where it is named; else 0
     * @param day    0 where there is none
     */
    record Parts(@Nullable Reign era, @Nullable BigInteger year, int number, int month, int day) {}

    Optional<Parts> read(String text) {
        var date = pattern.matcher(Names.key(text));
        if (!date.matches()) {
            return Optional.empty();
        }
        if (date.group("whole") != null) {
            return Optional.of(new Parts(eras.get(date.group("whole")), null, 0, 0, 0));
        }
        var era = date.group("after") == null ? date.group("before") : date.group("after");
        var named = date.group("name");
        return Optional.of(
            new Parts(
                era == null ? null : eras.get(era),
                year(date, named == null ? "a" : "b"),
                number(date.group("month")),
                named == null ? 0 : months.getOrDefault(named, 0),
                number(date.group("day")) + number(date.group("dayfirst")) + number(date.group("daylast"))
            )
        );
    }

    private static BigInteger year(Matcher date, String form) {
        var year = new BigInteger(date.group(form + "year").replace(",", ""));
        var sign = date.group(form + "sign");
        return sign == null || sign.equals("+") ? year : year.negate();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String anyOf(Collection<String> names) {
        // No text matches none of no names.
        return names.isEmpty()
            ? "(?!)"
            : names
                  .stream()
                  .sorted(Comparator.comparingInt(String::length).reversed())
                  .map(Pattern::quote)
                  .collect(Collectors.joining("|"));
    }
}
