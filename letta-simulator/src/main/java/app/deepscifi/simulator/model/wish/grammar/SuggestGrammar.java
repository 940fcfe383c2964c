package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** "Give me some ideas". */
final class SuggestGrammar implements Grammar {

    private static final Pattern FORM = Regex.pattern(
        "^(?:(?:give me|i need|do you have|got|have you(?: got)?)\\s+)?(?:(?:any|some|a few|more)\\s+)*(?:ideas|suggestions|inspiration)(?: what to do(?: next)?)?$|^(?:suggest something|inspire me|what next|what (?:could|should|might) (?:i|we) do(?: next| now)?)$"
    );

    @Override
    public List<Wish> read(Clause clause) {
        return FORM.matcher(clause.plain()).matches() ? List.of(new Wish.Suggest()) : List.of();
    }
}
