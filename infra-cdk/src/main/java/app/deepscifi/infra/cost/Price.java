package app.deepscifi.infra.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What AWS asks for one unit of something.
 *
 * @param dollars US dollars
 * @param free    units a month that cost nothing in any account, however old; 0 for most
 * @param date    when it was read
 * @param source  where, in words
 */
record Price(String name, BigDecimal dollars, String unit, BigDecimal free, LocalDate date, String source) {}
