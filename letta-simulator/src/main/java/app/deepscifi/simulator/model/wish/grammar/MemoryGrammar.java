package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** Notes that the agent shall remember, and questions about those it has. */
final class MemoryGrammar implements Grammar {

    private static final Pattern REMEMBER = Regex.pattern(
        "^(?:remember|note|keep in mind|don['’]?t forget)(?:\\s+that\\b|\\s*:|,)?\\s+(?<text>.{3,480})$"
    );
    private static final Pattern PREFER = Regex.pattern(
        "^(?<text>i (?:always |usually |really |generally )?prefer\\s+.{3,480})$"
    );
    private static final Pattern POINTING = Regex.pattern(
        "^(?:i \\w* ?prefer )?(?:the )?(?:first|second|third|last|this|that|it|them|these)(?: one)?$"
    );
    private static final Pattern RECOLLECT = Regex.pattern(
        "^(?:what (?:do|have) you (?:remember(?:ed)?|know|noted?)(?: (?:about|of) (?:me|my (?:taste|preferences)))?|what (?:are|were) my preferences|what did (?:i|you) (?:tell you to remember|note)|(?:list|show)(?: me)? (?:my preferences|what you remember(?: (?:about|of) me)?))$"
    );
    private static final Pattern LIST = Regex.pattern(
        "^(?:(?:list|show|see|open|what are|which are|where are)(?: me)?\\s+)?(?:all )?(?:of )?(?:my|our) (?:own )?worlds(?: list)?$|^(?:list|show)(?: me)? (?:all |the )?worlds$|^(?:what|which|how many) worlds (?:do i have|have i(?: got| made)?|are mine|did i make|i have)(?: (?:already|so far|now))?$"
    );

    @Override
    public List<Wish> read(Clause clause) {
        var plain = clause.plain();
        if (LIST.matcher(plain).matches()) return List.of(new Wish.ListWorlds());
        if (RECOLLECT.matcher(plain).matches()) return List.of(new Wish.Recollect());
        if (clause.asks()) return List.of();
        for (var form : List.of(REMEMBER, PREFER)) {
            var found = form.matcher(plain);
            if (found.matches()) {
                var text = Regex.group(found, "text");
                return POINTING.matcher(text).matches() ? List.of() : List.of(new Wish.Remember(text));
            }
        }
        return List.of();
    }
}
