package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** "Set it in 2340", "change the year to 1204 BCE". */
final class YearGrammar implements Grammar {

    private static final String YEAR =
        "(?:the )?(?:year )?(?<year>-?\\d{1,6})\\s*(?<before>bce?|b\\.c\\.(?:e\\.?)?)?(?:\\s*(?:ad|ce))?$";
    private static final List<Pattern> FORMS = List.of(
        Regex.pattern(
            "^(?:change|set|move|make|put)\\s+the year(?:\\s+(?:of|in|for)\\s+(?<what>.{1,80}?))?(?:\\s+to|\\s+be|:)?\\s+" +
                YEAR
        ),
        Regex.pattern("^(?:set|put|place|move|shift|start)\\s+(?<what>.{1,80}?)\\s+(?:in|to|into|at)\\s+" + YEAR),
        Regex.pattern("^in (?:the year )?" + YEAR),
        Regex.pattern("^(?:change|set|make)\\s+(?<what>.{1,80}?)['’]s? year\\s+(?:to\\s+)?" + YEAR),
        Regex.pattern(
            "^(?:the |its )?year(?:\\s+of\\s+(?<what>.{1,80}?))?(?:\\s*:|\\s+is|\\s+should be|\\s+shall be|\\s+must be)?\\s+" +
                YEAR
        ),
        Regex.pattern(
            "^(?<what>it|the world|this world|everything)\\s+(?:should be|shall be|is|must be|happens|takes place|plays)\\s+(?:set\\s+)?(?:in\\s+)?" +
                YEAR
        ),
        Regex.pattern("^make (?<what>it)\\s+(?:in\\s+)?" + YEAR)
    );

    @Override
    public List<Wish> read(Clause clause) {
        for (var form : FORMS) {
            var found = form.matcher(clause.plain());
            if (!found.matches() || clause.asks()) continue;
            var year = Integer.parseInt(found.group("year"));
            var what = form.pattern().contains("<what>") ? Regex.group(found, "what") : "";
            return List.of(new Wish.SetYear(what, found.group("before") == null ? year : -year));
        }
        return List.of();
    }
}
