package app.deepscifi.simulator.model.wish;

import java.util.List;
import java.util.regex.Pattern;

/** "Set it in 2340", "change the year to 1204 BCE". */
final class YearGrammar implements Grammar {

    private static final String YEAR =
        "(?:the )?(?:year )?(?<year>-?\\d{1,6})\\s*(?<before>bce?|b\\.c\\.(?:e\\.?)?)?(?:\\s*(?:ad|ce))?$";
    private static final List<Pattern> FORMS = List.of(
        Grammar.pattern(
            "^(?:change|set|move|make|put)\\s+the year(?:\\s+(?:of|in|for)\\s+(?<what>.{1,80}?))?(?:\\s+to|\\s+be|:)?\\s+" +
                YEAR
        ),
        Grammar.pattern("^(?:set|put|place|move|shift|start)\\s+(?<what>.{1,80}?)\\s+(?:in|to|into|at)\\s+" + YEAR),
        Grammar.pattern("^in (?:the year )?" + YEAR),
        Grammar.pattern("^(?:change|set|make)\\s+(?<what>.{1,80}?)['’]s? year\\s+(?:to\\s+)?" + YEAR),
        Grammar.pattern(
            "^(?:the |its )?year(?:\\s+of\\s+(?<what>.{1,80}?))?(?:\\s*:|\\s+is|\\s+should be|\\s+shall be|\\s+must be)?\\s+" +
                YEAR
        ),
        Grammar.pattern(
            "^(?<what>it|the world|this world|everything)\\s+(?:should be|shall be|is|must be|happens|takes place|plays)\\s+(?:set\\s+)?(?:in\\s+)?" +
                YEAR
        ),
        Grammar.pattern("^make (?<what>it)\\s+(?:in\\s+)?" + YEAR)
    );

    @Override
    public List<Wish> read(Clause clause) {
        for (var form : FORMS) {
            var found = form.matcher(clause.plain());
            if (!found.matches() || clause.asks()) continue;
            var year = Integer.parseInt(found.group("year"));
            var what = form.pattern().contains("<what>") ? Grammar.group(found, "what") : "";
            return List.of(new Wish.SetYear(what, found.group("before") == null ? year : -year));
        }
        return List.of();
    }
}
