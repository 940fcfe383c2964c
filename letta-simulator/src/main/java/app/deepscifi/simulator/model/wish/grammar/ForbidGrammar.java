package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** "Forbid faster-than-light travel". */
final class ForbidGrammar implements Grammar {

    private static final Pattern FORM = Regex.pattern("^(?:forbid|ban|outlaw|prohibit)\\s+(?<thing>[^.:;!?]{2,120})$");

    @Override
    public List<Wish> read(Clause clause) {
        var found = FORM.matcher(clause.plain());
        return found.matches() ? List.of(new Wish.Forbid(Regex.group(found, "thing"))) : List.of();
    }
}
