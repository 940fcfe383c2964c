package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** "Change the premise to: …", word for word. */
final class PremiseGrammar implements Grammar {

    private static final Pattern FORM = Regex.pattern(
        "^(?:(?:change|set|replace) the premise(?:\\s+(?:to|with))?\\s*:?|premise\\s*:)\\s+(?<text>.{10,1900})$"
    );

    @Override
    public List<Wish> read(Clause clause) {
        var found = FORM.matcher(clause.text());
        return found.matches() ? List.of(new Wish.ChangePremise(Regex.group(found, "text"))) : List.of();
    }
}
