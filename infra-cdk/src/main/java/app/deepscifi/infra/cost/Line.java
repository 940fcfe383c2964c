package app.deepscifi.infra.cost;

import static java.math.BigDecimal.valueOf;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line of a bill.
 *
 * @param free the part of the quantity that is free
 */
record Line(MonthlyUsage usage, Price price, BigDecimal free) {
    /** Rounded to cents, so that the printed lines add up to the total. */
    BigDecimal dollars() {
        return valueOf(usage.quantity()).subtract(free).multiply(price.dollars()).setScale(2, RoundingMode.HALF_UP);
    }
}
