package app.deepscifi.infra.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * AWS's price of one unit.
 *
 * @param dollars US dollars
 * @param free    units a month that are always free in every account; usually 0
 * @param date    the day on which the price was looked up
 * @param source  a description of where it was looked up
 */
record Price(String name, BigDecimal dollars, String unit, BigDecimal free, LocalDate date, String source) {}
