package app.deepscifi.domain.time;

import app.deepscifi.domain.canon.Entry.Era;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The ticks of an axis of days: the dates that begin in a range of days, all of one precision. Days are taken where they are few
 * enough, else months, else years. Of many years only those are taken whose number in their era is a multiple of 2, 5, 10,
 * 20 and so on.
 */
public final class Axis {

    private final Reckoning reckoning;
    private final Years years;
    private final DayRange range;
    private final int most;

    private Axis(Reckoning reckoning, DayRange range, int most) {
        this.reckoning = reckoning;
        this.years = reckoning.years();
        this.range = range;
        this.most = most;
    }

    /**
     * @param first the first day of the range
     * @param last  its last day, not before the first
     * @param most  the maximum number of ticks, at least 1
     */
    public static List<CalendarDate> ticks(Reckoning reckoning, BigInteger first, BigInteger last, int most) {
        return new Axis(reckoning, new DayRange(first, last), most).ticks(first, last);
    }

    private List<CalendarDate> ticks(BigInteger first, BigInteger last) {
        var limit = BigInteger.valueOf(most);
        if (last.subtract(first).compareTo(limit) < 0) {
            return Stream.iterate(first, day -> day.compareTo(last) <= 0, day -> day.add(BigInteger.ONE))
                .map(reckoning::dateOf)
                .toList();
        }
        var from = years.yearOf(first);
        var to = years.yearOf(last);
        // A range begins and ends inside a year, so its months may be fewer than those of its years.
        if (to.subtract(from).compareTo(limit) <= 0) {
            var months = months(from, to);
            if (months.size() <= most) {
                return months;
            }
        }
        for (var step = BigInteger.ONE; ; step = next(step)) {
            if (to.subtract(from).divide(step).compareTo(limit) <= 0) {
                var found = years(from, to, step);
                if (found.size() <= most) {
                    return found;
                }
            }
        }
    }

    private List<CalendarDate> months(BigInteger from, BigInteger to) {
        return Stream.iterate(from, year -> year.compareTo(to) <= 0, year -> year.add(BigInteger.ONE))
            .flatMap(year ->
                Stream.iterate(1, month -> month <= years.monthCount(), month -> month + 1)
                    .filter(month -> years.length(year, month) > 0)
                    .map(month -> reckoning.dated(year, month, 0))
            )
            .filter(this::begins)
            .limit(most + 1L)
            .toList();
    }

    private List<CalendarDate> years(BigInteger from, BigInteger to, BigInteger step) {
        var found = new ArrayList<CalendarDate>();
        var year = from;
        while (year.compareTo(to) <= 0 && found.size() <= most) {
            var round = nextRound(year, step);
            var turn = nextTurn(year);
            if (turn.compareTo(round) <= 0 && turn.compareTo(year) > 0) {
                year = turn;
                continue;
            }
            var date = reckoning.dated(round, 0, 0);
            if (begins(date)) {
                found.add(date);
            }
            year = round.add(BigInteger.ONE);
        }
        return found;
    }

    /** The first year from this one on, as its era counts, whose number is a multiple of the step. */
    private BigInteger nextRound(BigInteger year, BigInteger step) {
        var era = reckoning.eraOf(year);
        var number = era.map(reign -> reign.numberOf(year)).orElse(year);
        var isCountedDown = era.map(reign -> reign.era().counts() == Era.Direction.DOWN).orElse(false);
        return year.add((isCountedDown ? number : number.negate()).mod(step));
    }

    /** The next year at which an era begins or is over; the year itself where there is none. */
    private BigInteger nextTurn(BigInteger year) {
        return reckoning
            .eras()
            .stream()
            .flatMap(era -> Stream.of(era.first(), era.last() == null ? null : era.last().add(BigInteger.ONE)))
            .filter(Objects::nonNull)
            .filter(turn -> turn.compareTo(year) > 0)
            .min(BigInteger::compareTo)
            .orElse(year);
    }

    private boolean begins(CalendarDate date) {
        var first = Objects.requireNonNull(date.days().first());
        return (
            first.compareTo(Objects.requireNonNull(range.first())) >= 0 &&
            first.compareTo(Objects.requireNonNull(range.last())) <= 0
        );
    }

    /** 1, 2, 5, 10, 20, 50 and so on. */
    private static BigInteger next(BigInteger step) {
        return step.toString().startsWith("2")
            ? step.multiply(BigInteger.TEN).divide(BigInteger.valueOf(4))
            : step.multiply(BigInteger.TWO);
    }
}
