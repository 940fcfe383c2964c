package app.deepscifi.domain.time;

import app.deepscifi.domain.canon.Entry.Calendar;
import app.deepscifi.domain.canon.Entry.Era;
import app.deepscifi.domain.canon.Entry.LeapRule;
import app.deepscifi.domain.canon.Entry.Month;
import app.deepscifi.domain.canon.Names;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A calendar in use: reads and prints dates, and counts their days. A calendar without months has ours, without names. In
 * a world without a calendar, months and days that our calendar does not have are dates too: they come after the last day
 * that it has there.
 */
public final class Reckoning {

    private static final Years OUR_YEARS = ourYears();

    private final Calendar calendar;
    private final List<Month> months;
    private final Years years;
    private final Years weeks;
    private final List<Reign> eras;
    private final DatePattern pattern;

    private Reckoning(Calendar calendar) {
        this.calendar = calendar;
        this.months = calendar.months();
        this.years = months.isEmpty() ? OUR_YEARS : new Years(months, calendar.leapRules());
        this.weeks = months.isEmpty() ? OUR_YEARS : daysOfWeeks();
        this.eras = Reign.of(calendar.eras());
        this.pattern = new DatePattern(monthNames(), eraNames());
    }

    public static Reckoning of(Calendar calendar) {
        return new Reckoning(calendar);
    }

    /** The eras of the calendar with their years, in its order. */
    public List<Reign> eras() {
        return eras;
    }

    /** The eras that no date is printed in. */
    public List<Era> unreachableEras() {
        return Reign.unreachable(eras);
    }

    /** The date that a text is; empty where it is none of this calendar. */
    public Optional<CalendarDate> parse(String text) {
        return read(text) instanceof Reading.Dated(var date) ? Optional.of(date) : Optional.empty();
    }

    public Reading read(String text) {
        return pattern.read(text).map(this::read).orElseGet(Reading.NoDate::new);
    }

    private Reading read(DatePattern.Parts parts) {
        var era = parts.era();
        if (parts.year() == null) {
            return era == null || calendar.eras().isEmpty() ? new Reading.NoDate() : new Reading.Dated(ofEra(era));
        }
        var year = parts.year();
        if (era != null) {
            year = era.yearOf(isLenient() && era.era().counts() == Era.Direction.DOWN ? year.abs() : year);
            if (!isLenient() && (parts.year().signum() <= 0 || !era.has(year))) {
                return new Reading.Outside(era.era().name() + " has no year " + parts.year());
            }
        }
        if (isLenient()) {
            return new Reading.Dated(ourDate(year, parts.number(), parts.day()));
        }
        var month = parts.number() == 0 ? parts.month() : placeOf(parts.number());
        if (month > years.monthCount()) {
            return new Reading.Outside("the year has no month " + parts.number());
        }
        if (month > 0 && (parts.day() > years.length(year, month) || years.length(year, month) == 0)) {
            return new Reading.Outside("the month has " + years.length(year, month) + " days in that year");
        }
        return new Reading.Dated(dated(year, month, month == 0 ? 0 : parts.day()));
    }

    /** The text of a date; {@link #parse} reads the same date from it. */
    public String print(CalendarDate date) {
        if (date.era() != null) {
            return date.era();
        }
        var year = eras
            .stream()
            .filter(era -> era.has(date.year()))
            .findFirst();
        var number = year.map(era -> era.numberOf(date.year())).orElse(date.year());
        var suffix = year.map(era -> " " + Names.tidy(era.era().label())).orElse("");
        if (months.isEmpty()) {
            return number + twoDigits(date.month()) + twoDigits(date.day()) + suffix;
        }
        var day = date.day() == 0 ? "" : date.day() + " ";
        var month = date.month() == 0 ? "" : Names.tidy(months.get(date.month() - 1).name()) + " ";
        return day + month + number + suffix;
    }

    /** The date of a day. Day 0 is the first day of year 1. */
    public CalendarDate dateOf(BigInteger day) {
        var year = years.yearOf(day);
        var rest = day.subtract(years.start(year)).intValue();
        var month = 1;
        while (rest >= years.length(year, month)) {
            rest -= years.length(year, month++);
        }
        return dated(year, month, rest + 1);
    }

    /** The name of the day in its week; empty for a date that is no day, for intercalary days and without weekdays. */
    public Optional<String> weekday(CalendarDate date) {
        if (date.day() == 0 || calendar.weekdays().isEmpty() || weeks.length(date.year(), date.month()) == 0) {
            return Optional.empty();
        }
        var day = weeks.start(date.year(), date.month()).add(BigInteger.valueOf(date.day() - 1L));
        var count = BigInteger.valueOf(calendar.weekdays().size());
        return Optional.of(calendar.weekdays().get(day.mod(count).intValue()));
    }

    private boolean isLenient() {
        return calendar.saysNothing();
    }

    private CalendarDate ofEra(Reign reign) {
        var first = reign.first() == null ? null : years.start(reign.first());
        var last = reign.last() == null ? null : lastOf(reign.last());
        return new CalendarDate(Names.tidy(reign.era().label()), BigInteger.ZERO, 0, 0, new DayRange(first, last));
    }

    private CalendarDate dated(BigInteger year, int month, int day) {
        return new CalendarDate(null, year, month, day, days(year, month, day));
    }

    private DayRange days(BigInteger year, int month, int day) {
        if (month == 0) {
            return new DayRange(years.start(year), lastOf(year));
        }
        var first = years.start(year, month);
        return day == 0
            ? new DayRange(first, first.add(BigInteger.valueOf(years.length(year, month) - 1L)))
            : DayRange.of(first.add(BigInteger.valueOf(day - 1L)));
    }

    private BigInteger lastOf(BigInteger year) {
        return years.start(year.add(BigInteger.ONE)).subtract(BigInteger.ONE);
    }

    /** A date whose month or day need not be one of ours. */
    private CalendarDate ourDate(BigInteger year, int month, int day) {
        if (month == 0) {
            return dated(year, 0, 0);
        }
        if (month > years.monthCount()) {
            return new CalendarDate(null, year, month, day, DayRange.of(lastOf(year)));
        }
        var known = dated(year, month, Math.min(day, years.length(year, month)));
        return new CalendarDate(null, year, month, day, known.days());
    }

    /** The place of a month by its number, which intercalary days do not have; one too many where there is none. */
    private int placeOf(int number) {
        var found = 0;
        for (var place = 1; place <= months.size(); place++) {
            if (months.get(place - 1).kind() == Month.Kind.MONTH && ++found == number) {
                return place;
            }
        }
        return months.isEmpty() ? number : months.size() + 1;
    }

    private Map<String, Integer> monthNames() {
        var names = new HashMap<String, Integer>();
        months.forEach(month -> names.put(Names.key(month.name()), names.size() + 1));
        return names;
    }

    private Map<String, Reign> eraNames() {
        var known = eras.isEmpty() ? ourEras() : eras;
        var names = new HashMap<String, Reign>();
        for (var reign : known) {
            names.put(Names.key(reign.era().name()), reign);
            names.put(Names.key(reign.era().label()), reign);
        }
        return names;
    }

    /** The calendar of the days that have a weekday. */
    private Years daysOfWeeks() {
        Predicate<Month> isMonth = month -> month.kind() == Month.Kind.MONTH;
        var counted = months
            .stream()
            .map(month -> isMonth.test(month) ? month : new Month(month.name(), 0, month.kind()))
            .toList();
        var names = months
            .stream()
            .filter(isMonth)
            .map(month -> Names.key(month.name()))
            .toList();
        return new Years(
            counted,
            calendar
                .leapRules()
                .stream()
                .filter(rule -> names.contains(Names.key(rule.month())))
                .toList()
        );
    }

    private static String twoDigits(int number) {
        return number == 0 ? "" : "-%02d".formatted(number);
    }

    /** Years before our epoch are the same years with a minus, and there is a year 0. */
    private static List<Reign> ourEras() {
        return Reign.of(
            List.of(new Era("BCE", "BC", -1, Era.Direction.DOWN, null), new Era("CE", "AD", 1, Era.Direction.UP, null))
        );
    }

    private static Years ourYears() {
        var months = new ArrayList<Month>();
        for (var days : new int[] { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }) {
            months.add(new Month("Month " + (char) ('A' + months.size()), days, Month.Kind.MONTH));
        }
        return new Years(months, List.of(new LeapRule("Month B", 1, 4, 100, 400, null)));
    }
}
