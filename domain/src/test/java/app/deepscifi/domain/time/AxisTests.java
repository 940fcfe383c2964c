package app.deepscifi.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.canon.Calendars;
import app.deepscifi.domain.canon.Entry.Calendar;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

class AxisTests {

    private static final Calendar LANDING = Calendars.gregorian(
        Calendars.down("Before Landing", 800),
        Calendars.up("After Landing", 801)
    );

    @Test
    void few_days_are_written_as_days() {
        assertThat(ticks(Calendar.NONE, "2391-02-27", "2391-03-02", 10)).containsExactly(
            "2391-02-27",
            "2391-02-28",
            "2391-03-01",
            "2391-03-02"
        );
    }

    @Test
    void more_days_are_written_as_the_months_that_begin_there() {
        assertThat(ticks(LANDING, "15 December 3 After Landing", "20 February 4 After Landing", 10)).containsExactly(
            "January 4 After Landing",
            "February 4 After Landing"
        );
    }

    @Test
    void many_years_are_round_in_the_numbers_of_their_era() {
        assertThat(ticks(LANDING, "25 Before Landing", "32 After Landing", 10)).containsExactly(
            "20 Before Landing",
            "10 Before Landing",
            "10 After Landing",
            "20 After Landing",
            "30 After Landing"
        );
    }

    @Test
    void years_of_any_size_have_ticks() {
        assertThat(ticks(Calendar.NONE, "-" + "9".repeat(100), "9".repeat(100), 5)).containsExactly(
            "-5" + "0".repeat(99),
            "0",
            "5" + "0".repeat(99)
        );
    }

    @Domain(Calendars.class)
    @Domain(DomainContext.Global.class)
    @Property(tries = 300)
    void ticks_are_in_order_in_the_range_and_no_more_than_asked_for(
        @ForAll Calendar calendar,
        @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long first,
        @ForAll @LongRange(max = 1_000_000_000_000L) long length,
        @ForAll @IntRange(min = 1, max = 200) int most
    ) {
        var days = Axis.ticks(
            Reckoning.of(calendar),
            BigInteger.valueOf(first),
            BigInteger.valueOf(first + length),
            most
        )
            .stream()
            .map(date -> Objects.requireNonNull(date.days().first()).longValueExact())
            .toList();

        assertThat(days).hasSizeLessThanOrEqualTo(most).isSorted().doesNotHaveDuplicates();
        assertThat(days).allMatch(day -> first <= day && day <= first + length);
    }

    private static List<String> ticks(Calendar calendar, String from, String to, int most) {
        var reckoning = Reckoning.of(calendar);
        var first = reckoning.parse(from).orElseThrow().days().first();
        var last = reckoning.parse(to).orElseThrow().days().last();
        return Axis.ticks(reckoning, Objects.requireNonNull(first), Objects.requireNonNull(last), most)
            .stream()
            .map(reckoning::print)
            .toList();
    }
}
