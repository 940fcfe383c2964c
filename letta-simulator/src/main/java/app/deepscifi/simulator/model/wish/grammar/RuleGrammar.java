package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** "Add a rule: no lamp may be lit by a machine". The text after a colon is the rule, word for word. */
final class RuleGrammar implements Grammar {

    private static final String WHERE = "(?:\\s+(?:to|in|for)\\s+(?<where>[^:]{1,80}?))?";
    private static final List<Pattern> EXACT = List.of(
        Regex.pattern(
            "^(?:(?:add|make|introduce|create|set)\\s+)?(?:(?:an?|the|another|one|two|three|some|new|more|this|these|following|fundamental)\\s+)*(?:rules?|laws?)(?:\\s*\\d+)?" +
                WHERE +
                "\\s*[:–—-]\\s*(?<text>.+)$"
        )
    );
    private static final List<Pattern> SAID = List.of(
        Regex.pattern(
            "^(?:add|make|introduce|create)\\s+(?:it\\s+)?(?:(?:an?|the|another|one|new|more)\\s+)*(?:rule|law)" +
                WHERE +
                "\\s*,?\\s*(?:that says(?: that)?|that|saying(?: that)?|which says(?: that)?|by which)\\s+(?<text>.+)$"
        ),
        Regex.pattern(
            "^(?:there should be|there is|it is|let there be|(?:i|we) (?:want|need)|i['’]d like|i would like|give me)\\s+(?:(?:an?|the|another|one|new|more)\\s+)*(?:rule|law)" +
                WHERE +
                "\\s*,?\\s*(?:that says(?: that)?|that|saying(?: that)?|which says(?: that)?|by which)\\s+(?<text>.+)$"
        ),
        Regex.pattern(
            "^(?:add|new|introduce)\\s+(?:(?:an?|the|another|one|new)\\s+)*(?:rule|law)\\s+(?<text>(?!to\\b|about\\b)\\S+\\s+\\S+.*)$"
        )
    );

    @Override
    public List<Wish> read(Clause clause) {
        for (var form : EXACT) {
            var found = form.matcher(clause.text());
            if (found.matches()) return exact(Regex.group(found, "text"), Regex.group(found, "where"));
        }
        for (var form : SAID) {
            var found = form.matcher(clause.text());
            if (!found.matches() || clause.asks()) continue;
            var where = form.pattern().contains("<where>") ? Regex.group(found, "where") : "";
            return List.of(new Wish.AddRule(sentence(Regex.group(found, "text")), where));
        }
        return List.of();
    }

    /** "A rule: no magic" means the same as "no magic". */
    private static List<Wish> exact(String text, String where) {
        var nothing = WithoutGrammar.things(text.replaceFirst("[.!]$", ""), where);
        var bare = text.replaceFirst("^[\"“]([^\"“”]+)[\"”]$", "$1");
        return nothing.isEmpty() ? List.of(new Wish.AddRule(bare, where)) : nothing;
    }

    private static String sentence(String text) {
        var capital = text.substring(0, 1).toUpperCase() + text.substring(1);
        return capital.matches("(?s).*[.!?…”\"]$") ? capital : capital + ".";
    }
}
