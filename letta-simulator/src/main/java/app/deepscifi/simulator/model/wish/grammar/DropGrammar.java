package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** "Drop the rule about heat being counted", "remove Radiator Row". */
final class DropGrammar implements Grammar {

    private static final Pattern FORM = Regex.pattern(
        "^(?:drop|remove|delete|scrap|cut|get rid of|take out)\\s+(?<what>[^:;!?]{2,160})$"
    );
    private static final Pattern TOO_MUCH = Regex.pattern(
        "(?:it|that|this|them|all|everything|(?:this|that|the whole) .*|all .*|every .*|my .*|the (?:world|story|canon|rules|elements|timeline|first|last|whole .*))"
    );

    @Override
    public List<Wish> read(Clause clause) {
        var found = FORM.matcher(clause.plain());
        if (!found.matches() || TOO_MUCH.matcher(Regex.group(found, "what")).matches()) return List.of();
        return List.of(new Wish.Drop(Regex.group(found, "what")));
    }
}
