package app.deepscifi.domain.time;

import app.deepscifi.domain.canon.Entry.LeapRule;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which years a leap rule means. */
record Cycle(LeapRule rule) {
    boolean has(BigInteger year) {
        return divides(year, rule.every()) && (!divides(year, rule.except()) || divides(year, rule.unless()));
    }

    /** The number of its years from year 1 to this one; negative for a year before 1. */
    BigInteger countTo(BigInteger year) {
        var every = BigInteger.valueOf(rule.every());
        var count = multiples(year, every);
        if (rule.except() == null) {
            return count;
        }
        var except = leastCommonMultiple(every, rule.except());
        count = count.subtract(multiples(year, except));
        return rule.unless() == null ? count : count.add(multiples(year, leastCommonMultiple(except, rule.unless())));
    }

    private BigInteger multiples(BigInteger year, BigInteger period) {
        return floorDivide(year.subtract(from()), period).subtract(floorDivide(from().negate(), period));
    }

    private boolean divides(BigInteger year, @Nullable Integer period) {
        return period != null && year.subtract(from()).mod(BigInteger.valueOf(period)).signum() == 0;
    }

    private BigInteger from() {
        return BigInteger.valueOf(Objects.requireNonNullElse(rule.from(), 0));
    }

    private static BigInteger leastCommonMultiple(BigInteger one, int other) {
        var second = BigInteger.valueOf(other);
        return one.divide(one.gcd(second)).multiply(second);
    }

    static BigInteger floorDivide(BigInteger number, BigInteger by) {
        return number.subtract(number.mod(by)).divide(by);
    }
}
