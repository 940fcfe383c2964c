package app.deepscifi.domain.time;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.canon.Calendars;
import app.deepscifi.domain.canon.Entry.Calendar;
import app.deepscifi.domain.canon.Entry.Month;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Calendars.class)
@Domain(DomainContext.Global.class)
class ReckoningProperties {

    @Property(tries = 500)
    void a_date_is_read_again_from_what_is_printed(@ForAll Calendar calendar, @ForAll("days") BigInteger day) {
        var reckoning = Reckoning.of(calendar);

        for (var date : dates(reckoning, day)) {
            assertThat(reckoning.parse(reckoning.print(date)))
                .as(reckoning.print(date))
                .contains(date);
        }
    }

    @Property(tries = 500)
    void a_day_has_one_date_and_the_date_has_this_day(@ForAll Calendar calendar, @ForAll("days") BigInteger day) {
        var date = Reckoning.of(calendar).dateOf(day);

        assertThat(date.days()).isEqualTo(DayRange.of(day));
        assertThat(date.precision()).isEqualTo(CalendarDate.Precision.DAY);
    }

    @Property(tries = 300)
    void the_next_day_is_the_next_day_of_the_month_or_the_first_of_another(
        @ForAll Calendar calendar,
        @ForAll("days") BigInteger day
    ) {
        var reckoning = Reckoning.of(calendar);
        var today = reckoning.dateOf(day);
        var tomorrow = reckoning.dateOf(day.add(BigInteger.ONE));

        if (tomorrow.day() == 1) {
            assertThat(
                tomorrow.month() > today.month() || tomorrow.year().equals(today.year().add(BigInteger.ONE))
            ).isTrue();
        } else {
            assertThat(tomorrow.day()).isEqualTo(today.day() + 1);
            assertThat(tomorrow.month()).isEqualTo(today.month());
            assertThat(tomorrow.year()).isEqualTo(today.year());
        }
        assertThat(today.daysUntil(tomorrow)).contains(BigInteger.ONE);
    }

    @Property(tries = 300)
    void the_order_of_dates_is_total_and_agrees_with_the_numbers_of_their_days(
        @ForAll Calendar calendar,
        @ForAll @Size(min = 3, max = 3) List<@From("days") BigInteger> days
    ) {
        var reckoning = Reckoning.of(calendar);
        var dates = new ArrayList<CalendarDate>();
        days.forEach(day -> dates.addAll(dates(reckoning, day)));

        for (var one : dates) {
            for (var other : dates) {
                var order = one.compareTo(other);
                assertThat(Integer.signum(order)).isEqualTo(-Integer.signum(other.compareTo(one)));
                assertThat(order == 0).isEqualTo(one.equals(other));
                var first = one.days().first();
                var second = other.days().first();
                if (first != null && second != null && !first.equals(second)) {
                    assertThat(order < 0).isEqualTo(first.compareTo(second) < 0);
                    assertThat(one.daysUntil(other)).contains(second.subtract(first));
                }
                if (one.isSurelyBefore(other)) {
                    assertThat(order).isNegative();
                }
                for (var third : dates) {
                    if (order <= 0 && other.compareTo(third) <= 0) {
                        assertThat(one).isLessThanOrEqualTo(third);
                    }
                }
            }
        }
    }

    @Property(tries = 200)
    void a_year_has_all_days_of_its_months_and_nothing_between(
        @ForAll Calendar calendar,
        @ForAll("days") BigInteger day
    ) {
        var reckoning = Reckoning.of(calendar);
        var year = reckoning
            .parse(String.valueOf(reckoning.dateOf(day).year()))
            .orElseThrow()
            .days();

        var first = requireNonNull(year.first());
        var last = requireNonNull(year.last());

        var number = reckoning.dateOf(first).year();
        assertThat(reckoning.dateOf(last).year()).isEqualTo(number);
        assertThat(reckoning.dateOf(first.subtract(BigInteger.ONE)).year()).isLessThan(number);
        assertThat(reckoning.dateOf(last.add(BigInteger.ONE)).year()).isGreaterThan(number);
    }

    @Property(tries = 200)
    void weekdays_follow_each_other_and_only_intercalary_days_have_none(
        @ForAll Calendar calendar,
        @ForAll("days") BigInteger day
    ) {
        var reckoning = Reckoning.of(calendar);
        var week = calendar.weekdays();
        var days = IntStream.range(0, 50)
            .mapToObj(offset -> reckoning.dateOf(day.add(BigInteger.valueOf(offset))))
            .toList();
        var previous = -1;
        for (var date : days) {
            var intercalary =
                !calendar.months().isEmpty() &&
                calendar
                    .months()
                    .get(date.month() - 1)
                    .kind() != Month.Kind.MONTH;
            assertThat(reckoning.weekday(date).isEmpty()).isEqualTo(week.isEmpty() || intercalary);
            if (reckoning.weekday(date).isEmpty()) {
                continue;
            }
            var name = reckoning.weekday(date).get();
            if (previous >= 0) {
                assertThat(name).isEqualTo(week.get((previous + 1) % week.size()));
                previous = (previous + 1) % week.size();
            } else {
                previous = week.indexOf(name);
                // Of weekdays with the same name, the next one says which it was.
                previous = week.stream().distinct().count() == week.size() ? previous : -1;
            }
        }
    }

    /** The day, its month, its year and every era. */
    private static List<CalendarDate> dates(Reckoning reckoning, BigInteger day) {
        var dates = new ArrayList<CalendarDate>();
        var date = reckoning.dateOf(day);
        dates.add(date);
        dates.add(
            reckoning.parse(reckoning.print(date).replaceFirst("^\\d+ |(?<=\\d-\\d\\d)-\\d\\d", "")).orElseThrow()
        );
        dates.add(reckoning.parse(String.valueOf(date.year())).orElseThrow());
        reckoning.eras().forEach(reign -> dates.add(reckoning.parse(reign.era().label()).orElseThrow()));
        return dates;
    }

    @Provide
    Arbitrary<BigInteger> days() {
        return Arbitraries.oneOf(
            Arbitraries.bigIntegers().between(BigInteger.valueOf(-20_000), BigInteger.valueOf(20_000)),
            Arbitraries.bigIntegers().between(BigInteger.TEN.pow(25).negate(), BigInteger.TEN.pow(25))
        );
    }
}
