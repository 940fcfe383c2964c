package app.deepscifi.infra.cost;

import static java.math.BigDecimal.valueOf;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line of a bill.
 *
 * @param free how much of it AWS gives away
 */
record Line(MonthlyUsage usage, Price price, BigDecimal free) {
    /** Whole cents, so that what is printed adds up. */
    BigDecimal dollars() {
        return valueOf(usage.quantity()).subtract(free).multiply(price.dollars()).setScale(2, RoundingMode.HALF_UP);
    }
}
