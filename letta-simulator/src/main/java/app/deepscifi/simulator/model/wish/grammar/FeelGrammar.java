package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Mood;
import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** "Make it darker", "the second one lighter", "smaller, please". */
final class FeelGrammar implements Grammar {

    private static final String DARK = "dark|grim|bleak|gloomy";
    private static final String LIGHT = "light|light-?hearted|hopeful|cheerful|bright";
    private static final Pattern FORM = Regex.pattern(
        "^(?:(?:make|turn|i want|i would like|i['’]d like|give me|can it be|can they be)\\s+)?(?<what>.*?)\\s*,?\\s*(?:(?:but|to be|be|should be|shall be)\\s+)?" +
            "(?:(?:a (?:little )?bit|a little|a lot|much|way|slightly|even|somewhat|just)\\s+)*" +
            "(?:(?<dark>darker|grimmer|bleaker|gloomier|more (?:" +
            DARK +
            ")|less (?:" +
            LIGHT +
            "))|(?<light>lighter|brighter|more (?:" +
            LIGHT +
            ")|less (?:" +
            DARK +
            "))|(?<small>smaller(?: in scale)?|more intimate))$"
    );
    private static final Pattern THING = Regex.pattern("(?:\\S+\\s+){0,5}\\S*");

    @Override
    public List<Wish> read(Clause clause) {
        var found = FORM.matcher(clause.plain());
        if (
            (clause.asks() && !clause.text().toLowerCase(Locale.ROOT).startsWith("make")) || !found.matches()
        ) return List.of();
        var what = Regex.group(found, "what");
        if (!THING.matcher(what).matches() || asks(what)) return List.of();
        var mood =
            found.group("dark") != null ? Mood.DARKER : found.group("light") != null ? Mood.LIGHTER : Mood.SMALLER;
        return List.of(new Wish.Feel(what, mood));
    }

    private static boolean asks(String what) {
        return Regex.pattern("^(?:why|what|who|how|when|where|which|is|are|was|were|don['’]?t|do not|not|never)\\b.*")
            .matcher(what)
            .matches();
    }
}
