package app.deepscifi.domain.time;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The days that a date may mean. Day 0 is the first day of year 1.
 *
 * @param first null where there is no first day
 * @param last  included; null where there is no last day
 */
public record DayRange(@Nullable BigInteger first, @Nullable BigInteger last) {
    static DayRange of(BigInteger day) {
        return new DayRange(day, day);
    }

    /** Whether every day of this range comes before every day of the other. */
    public boolean isBefore(DayRange other) {
        return last != null && other.first != null && last.compareTo(other.first) < 0;
    }
}
