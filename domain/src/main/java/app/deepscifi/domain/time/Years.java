package app.deepscifi.domain.time;

import app.deepscifi.domain.canon.Entry.LeapRule;
import app.deepscifi.domain.canon.Entry.Month;
import app.deepscifi.domain.canon.Names;
import java.math.BigInteger;
import java.util.List;

/** How long years and months are. A year of any size takes the same time. */
final class Years {

    private final List<Month> months;
    private final List<LeapRule> rules;
    private final BigInteger commonLength;

    Years(List<Month> months, List<LeapRule> rules) {
        this.months = months;
        this.rules = rules;
        this.commonLength = BigInteger.valueOf(months.stream().mapToInt(Month::days).sum());
    }

    /** The number of the first day of a year. */
    BigInteger start(BigInteger year) {
        var before = year.subtract(BigInteger.ONE);
        var start = before.multiply(commonLength);
        for (var rule : rules) {
            start = start.add(new Cycle(rule).countTo(before).multiply(BigInteger.valueOf(rule.days())));
        }
        return start;
    }

    /** The year that has the day. */
    BigInteger yearOf(BigInteger day) {
        var low = BigInteger.ONE;
        var step = BigInteger.ONE;
        while (start(low).compareTo(day) > 0) {
            low = low.subtract(step);
            step = step.shiftLeft(1);
        }
        var high = low.add(step);
        while (start(high).compareTo(day) <= 0) {
            low = high;
            step = step.shiftLeft(1);
            high = high.add(step);
        }
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            var middle = low.add(high).shiftRight(1);
            if (start(middle).compareTo(day) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int monthCount() {
        return months.size();
    }

    /** @param month from 1 */
    int length(BigInteger year, int month) {
        var length = months.get(month - 1).days();
        var name = Names.key(months.get(month - 1).name());
        for (var rule : rules) {
            if (Names.key(rule.month()).equals(name) && new Cycle(rule).has(year)) {
                length += rule.days();
            }
        }
        return length;
    }

    /** The number of the first day of a month, or of the next month that has days. */
    BigInteger start(BigInteger year, int month) {
        var start = start(year);
        for (var earlier = 1; earlier < month; earlier++) {
            start = start.add(BigInteger.valueOf(length(year, earlier)));
        }
        return start;
    }
}
