package app.deepscifi.domain.canon;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.canon.Entry.Calendar;
import app.deepscifi.domain.canon.Entry.Era;
import app.deepscifi.domain.canon.Entry.LeapRule;
import app.deepscifi.domain.canon.Entry.Month;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a calendar. If it keeps them, every printed date can be read again. */
final class CalendarChecks {

    private CalendarChecks() {}

    static void check(Checks checks, List<Month> months, List<LeapRule> rules, List<Era> eras) {
        var names = new HashSet<String>();
        for (var i = 0; i < months.size(); i++) {
            if (!names.add(Names.key(months.get(i).name()))) {
                checks.fail("months[" + i + "].name", "is the name of another month");
            }
        }
        checkEras(checks, eras);
        checkLengths(checks, months, rules);
    }

    /** Dates are read from their words, so a word that is a number could be a day or a year. */
    static void words(Checks checks, String field, @Nullable String name) {
        if (name != null && !name.isBlank() && !Names.isReadable(name)) {
            checks.fail(field, "has a word without a letter: write numbers as words, such as Month Three");
        }
    }

    static void within(Checks checks, String field, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            checks.fail(field, "must be from " + least + " to " + most);
        }
    }

    private static void checkEras(Checks checks, List<Era> eras) {
        var owners = new HashMap<String, Integer>();
        for (var i = 0; i < eras.size(); i++) {
            for (var label : List.of(eras.get(i).name(), eras.get(i).label())) {
                var owner = owners.putIfAbsent(Names.key(label), i);
                if (owner != null && owner != i) {
                    checks.fail("eras[" + i + "].name", "has a name or short form of another era");
                }
            }
        }
    }

    /** Every year has a day or more, and no month fewer than none, whichever rules meet in it. */
    private static void checkLengths(Checks checks, List<Month> months, List<LeapRule> rules) {
        var shortest = new HashMap<String, Integer>();
        months.forEach(month -> shortest.put(Names.key(month.name()), month.days()));
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var month = Names.key(rule.month());
            if (!shortest.containsKey(month)) {
                checks.fail("leapRules[" + i + "].month", "is no month of this calendar");
            } else if (shortest.merge(month, Math.min(0, rule.days()), Integer::sum) < 0) {
                checks.fail("leapRules[" + i + "].days", "takes more days than the month has");
            }
        }
        if (!months.isEmpty() && shortest.values().stream().mapToInt(Integer::intValue).sum() < 1) {
            checks.fail("months", "have no day in some year");
        }
    }
}
