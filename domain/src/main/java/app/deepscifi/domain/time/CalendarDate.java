package app.deepscifi.domain.time;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date as exactly as it is known: an era, a year, a month or a day. Dates of one calendar are in the order of their first
 * days; of those with the same first day, the less exact comes first.
 *
 * @param era   the name of a date that is a whole era, whose year is 0 then; null for any other
 * @param year  in the count of all years, whatever the eras call it
 * @param month the place of the month among the months and intercalary days of its calendar, from 1; 0 where there is none
 * @param day   in the month, from 1; 0 where there is none
 */
public record CalendarDate(
    @Nullable String era,
    BigInteger year,
    int month,
    int day,
    DayRange days
) implements Comparable<CalendarDate> {
    public enum Precision {
        ERA,
        YEAR,
        MONTH,
        DAY,
    }

    private static final Comparator<CalendarDate> ORDER = Comparator.comparing(
        (CalendarDate date) -> date.days.first(),
        Comparator.nullsFirst(Comparator.<BigInteger>naturalOrder())
    )
        .thenComparing(date -> date.era == null)
        .thenComparing(CalendarDate::year)
        .thenComparingInt(CalendarDate::month)
        .thenComparingInt(CalendarDate::day)
        .thenComparing(date -> date.days.last(), Comparator.nullsLast(Comparator.<BigInteger>naturalOrder()))
        .thenComparing(date -> String.valueOf(date.era));

    public Precision precision() {
        if (era != null) {
            return Precision.ERA;
        }
        if (month == 0) {
            return Precision.YEAR;
        }
        return day == 0 ? Precision.MONTH : Precision.DAY;
    }

    /** The number of days from the first day of this date to the first day of the other; empty if one has no first day. */
    public Optional<BigInteger> daysUntil(CalendarDate other) {
        var from = days.first();
        var to = other.days.first();
        return from == null || to == null ? Optional.empty() : Optional.of(to.subtract(from));
    }

    /** Whether this is over before the other begins, however inexact they are. */
    public boolean isSurelyBefore(CalendarDate other) {
        return days.isBefore(other.days);
    }

    @Override
    public int compareTo(CalendarDate other) {
        return ORDER.compare(this, other);
    }
}
