package app.deepscifi.domain.time;

import app.deepscifi.domain.canon.Entry.Era;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The years of an era, in the count of all years.
 *
 * @param first null where it has no first year
 * @param last  included; null where it has no last year
 */
public record Reign(Era era, @Nullable BigInteger first, @Nullable BigInteger last) {
    /** An era that does not say how long it is ends where the next one begins. */
    static List<Reign> of(List<Era> eras) {
        return eras
            .stream()
            .map(era -> of(era, eras))
            .toList();
    }

    private static Reign of(Era era, List<Era> all) {
        var start = BigInteger.valueOf(era.start());
        if (era.counts() == Era.Direction.UP) {
            var end = era.years() == null ? null : start.add(BigInteger.valueOf(era.years() - 1L));
            return new Reign(era, start, end == null ? beforeNext(start, all) : end);
        }
        var begin = era.years() == null ? null : start.subtract(BigInteger.valueOf(era.years() - 1L));
        return new Reign(era, begin == null ? afterPrevious(start, all) : begin, start);
    }

    private static @Nullable BigInteger beforeNext(BigInteger start, List<Era> all) {
        return all
            .stream()
            .flatMap(era -> Stream.ofNullable(declaredFirst(era)))
            .filter(first -> first.compareTo(start) > 0)
            .min(BigInteger::compareTo)
            .map(first -> first.subtract(BigInteger.ONE))
            .orElse(null);
    }

    private static @Nullable BigInteger afterPrevious(BigInteger end, List<Era> all) {
        return all
            .stream()
            .flatMap(era -> Stream.ofNullable(declaredLast(era)))
            .filter(last -> last.compareTo(end) < 0)
            .max(BigInteger::compareTo)
            .map(last -> last.add(BigInteger.ONE))
            .orElse(null);
    }

    private static @Nullable BigInteger declaredFirst(Era era) {
        var start = BigInteger.valueOf(era.start());
        if (era.counts() == Era.Direction.UP) {
            return start;
        }
        return era.years() == null ? null : start.subtract(BigInteger.valueOf(era.years() - 1L));
    }

    private static @Nullable BigInteger declaredLast(Era era) {
        var start = BigInteger.valueOf(era.start());
        if (era.counts() == Era.Direction.DOWN) {
            return start;
        }
        return era.years() == null ? null : start.add(BigInteger.valueOf(era.years() - 1L));
    }

    public boolean has(BigInteger year) {
        return (first == null || first.compareTo(year) <= 0) && (last == null || year.compareTo(last) <= 0);
    }

    public boolean overlaps(Reign other) {
        return !endsBefore(other) && !other.endsBefore(this);
    }

    private boolean endsBefore(Reign other) {
        return last != null && other.first != null && last.compareTo(other.first) < 0;
    }

    /** The number of a year in the era. */
    BigInteger numberOf(BigInteger year) {
        var start = BigInteger.valueOf(era.start());
        var since = era.counts() == Era.Direction.UP ? year.subtract(start) : start.subtract(year);
        return since.add(BigInteger.ONE);
    }

    /** The year that the era calls this. */
    BigInteger yearOf(BigInteger number) {
        var start = BigInteger.valueOf(era.start());
        var since = number.subtract(BigInteger.ONE);
        return era.counts() == Era.Direction.UP ? start.add(since) : start.subtract(since);
    }

    /** The eras that no date is printed in, because the eras before them in the list have all their years. */
    static List<Era> unreachable(List<Reign> reigns) {
        var unreachable = new ArrayList<Era>();
        for (var i = 0; i < reigns.size(); i++) {
            var earlier = reigns.subList(0, i);
            var own = reigns.get(i);
            if (own.turns(earlier).noneMatch(year -> earlier.stream().noneMatch(reign -> reign.has(year)))) {
                unreachable.add(own.era);
            }
        }
        return unreachable;
    }

    /** Its years at which the other eras begin or are over: if they have these, they have all between. */
    private Stream<BigInteger> turns(List<Reign> others) {
        var own = Stream.of(first, last);
        var after = others.stream().map(other -> other.last == null ? null : other.last.add(BigInteger.ONE));
        var before = others.stream().map(other -> other.first == null ? null : other.first.subtract(BigInteger.ONE));
        return Stream.concat(own, Stream.concat(after, before)).filter(Objects::nonNull).filter(this::has);
    }
}
