package app.deepscifi.simulator.model.wish;

import java.util.List;
import java.util.regex.Pattern;

/** "Forbid faster-than-light travel". */
final class ForbidGrammar implements Grammar {

    private static final Pattern FORM = Grammar.pattern(
        "^(?:forbid|ban|outlaw|prohibit)\\s+(?<thing>[^.:;!?]{2,120})$"
    );

    @Override
    public List<Wish> read(Clause clause) {
        var found = FORM.matcher(clause.plain());
        return found.matches() ? List.of(new Wish.Forbid(Grammar.group(found, "thing"))) : List.of();
    }
}
