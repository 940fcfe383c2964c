package app.deepscifi.infra.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Formats amounts. */
final class AmountFormat {

    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private AmountFormat() {}

    static String amount(double amount) {
        return new DecimalFormat("#,##0.##", SYMBOLS).format(amount);
    }

    /** Formats a price, which may be a fraction of a cent. */
    static String price(BigDecimal dollars) {
        return "$" + dollars.setScale(Math.max(2, dollars.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY);
    }

    static String dollars(BigDecimal dollars) {
        return "$" + new DecimalFormat("#,##0.00", SYMBOLS).format(dollars);
    }

    static String difference(BigDecimal dollars) {
        return (dollars.signum() < 0 ? "-" : "+") + dollars(dollars.abs());
    }
}
