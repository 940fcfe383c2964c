package app.deepscifi.domain.canon;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Entry.Calendar;
import app.deepscifi.domain.canon.Entry.Era;
import app.deepscifi.domain.canon.Entry.LeapRule;
import app.deepscifi.domain.canon.Entry.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Generates calendars of every possible shape, and names that are easily confused. */
public class Calendars extends DomainContextBase {

    /** Ours, with names: 365 days, and 366 in leap years. */
    public static Calendar gregorian(Era... eras) {
        var names = "January February March April May June July August September October November December".split(" ");
        var days = new int[] { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
        var months = new ArrayList<Month>();
        for (var i = 0; i < names.length; i++) {
            months.add(month(names[i], days[i]));
        }
        var week = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
        return new Calendar(months, week, List.of(new LeapRule("February", 1, 4, 100, 400, null)), List.of(eras));
    }

    public static Calendar eras(Era... eras) {
        return new Calendar(List.of(), List.of(), List.of(), List.of(eras));
    }

    public static Month month(String name, int days) {
        return new Month(name, days, Month.Kind.MONTH);
    }

    public static Era up(String name, int start) {
        return new Era(name, null, start, Era.Direction.UP, null);
    }

    public static Era down(String name, int start) {
        return new Era(name, null, start, Era.Direction.DOWN, null);
    }

    @Provide
    public static Arbitrary<Calendar> calendars() {
        return Combinators.combine(
            months().list().ofMaxSize(6),
            names().list().ofMaxSize(4),
            rules().list().ofMaxSize(3),
            eras().list().ofMaxSize(4)
        )
            .as(Calendars::valid)
            .filter(Optional::isPresent)
            .map(Optional::get)
            .withoutEdgeCases();
    }

    private static Optional<Calendar> valid(List<Month> months, List<String> week, List<Rule> rules, List<Era> eras) {
        try {
            var leaps = rules
                .stream()
                .filter(_ -> !months.isEmpty())
                .map(rule -> rule.of(months.get(rule.month % months.size()).name()))
                .toList();
            return Optional.of(new Calendar(months, week, leaps, eras));
        } catch (InvalidInput refused) {
            return Optional.empty();
        }
    }

    private record Rule(int month, int days, int every, Optional<Integer> except, Optional<Integer> unless, int from) {
        LeapRule of(String name) {
            return new LeapRule(
                name,
                days,
                every,
                except.orElse(null),
                except.isEmpty() ? null : unless.orElse(null),
                from
            );
        }
    }

    private static Arbitrary<Rule> rules() {
        var cycles = Arbitraries.integers().between(1, 30);
        return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(-3, 30),
            cycles,
            cycles.optional(),
            cycles.optional(),
            Arbitraries.integers().between(-20, 20)
        ).as(Rule::new);
    }

    private static Arbitrary<Month> months() {
        return Combinators.combine(names(), Arbitraries.integers().between(0, 40), Arbitraries.of(Month.Kind.class)).as(
            Month::new
        );
    }

    private static Arbitrary<Era> eras() {
        return Combinators.combine(
            names(),
            Arbitraries.oneOf(Arbitraries.just(""), names()),
            Arbitraries.integers().between(-300, 300),
            Arbitraries.of(Era.Direction.class),
            Arbitraries.integers().between(1, 200).optional()
        ).as((name, shortForm, start, counts, years) ->
            new Era(name, shortForm.isEmpty() ? null : shortForm, start, counts, years.orElse(null))
        );
    }

    /** Words with digits, signs and marks of their own, and names that begin with other names. */
    private static Arbitrary<String> names() {
        var words = Arbitraries.of(
            "Thaw",
            "of",
            "Long",
            "AE",
            "4E",
            "E",
            "3rd",
            "s",
            "c.",
            "Year",
            "about",
            "1-2-x",
            "x,",
            "ΑΣ",
            "İ",
            "ſ",
            "BC",
            "T",
            "Zoë",
            "-a",
            "春",
            "412a",
            "a.",
            "\\E",
            "(a"
        );
        return words
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(all -> String.join(" ", all));
    }
}
