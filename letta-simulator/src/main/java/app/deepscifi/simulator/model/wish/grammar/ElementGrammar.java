package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Kinds;
import app.deepscifi.simulator.model.words.Names;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** "Add a character called Jun, a stoker on Radiator Row", "new faction The Unmetered". It needs a kind and a name. */
final class ElementGrammar implements Grammar {

    private static final String KIND = "(?<kind>" + Kinds.WORDS + ")";
    private static final String ADD =
        "^(?:(?:add|introduce|create|invent|make|include|put in)\\s+|there(?:['’]s| is| should be)\\s+|let there be\\s+)?(?:(?:an?|the|another|one|some|new|more)\\s+)*";
    private static final String NAME = "[\"“]?(?<name>[^,.;:\"”]{1,100}?)[\"”]?";
    private static final String ABOUT =
        "(?:\\s*(?<mark>[,;:.–—-]|\\()\\s*(?<about>.{2,1800}?)\\)?|\\s+(?<clause>(?:who|that|which|where|whose)\\s+.{2,1800}))?$";
    private static final List<Pattern> FORMS = List.of(
        Regex.pattern(
            ADD +
                "(?<sort>(?:[\\p{L}'’-]+\\s+){0,4}?" +
                KIND +
                "(?:\\s+(?!called|named)[^,.;:]{1,60}?)?)\\s+(?:called|named|by the name of)\\s+" +
                NAME +
                ABOUT
        ),
        Regex.pattern(ADD + "(?<sort>" + KIND + ")\\s*[:–—-]\\s*" + NAME + ABOUT),
        Regex.pattern(ADD + "(?<sort>" + KIND + ")\\s+(?=[\"“]?(?:(?:the|a) )?(?-i:\\p{Lu}))" + NAME + ABOUT)
    );
    private static final Pattern APPOSITION = Regex.pattern(
        "^(?:add|introduce)\\s+(?<name>(?-i:\\p{Lu})[^,.;:]{0,100}),\\s*(?<about>(?:an?|the)\\s+(?:[\\p{L}'’-]+\\s+){0,3}?" +
            KIND +
            "\\b.{0,1800})$"
    );
    private static final Pattern NO_COMMAND = Regex.pattern(
        "(?:add|introduce|create|invent|make|include|new|another|there|let|put|an?|the)\\b.*"
    );

    @Override
    public List<Wish> read(Clause clause) {
        if (clause.asks()) return List.of();
        for (var form : FORMS) {
            var found = form.matcher(clause.plain());
            if (!found.matches() || (!NO_COMMAND.matcher(clause.plain()).matches() && !labelled(clause))) continue;
            var sort = Regex.group(found, "sort");
            return List.of(
                new Wish.AddElement(Kinds.of(found.group("kind")), Names.clean(found.group("name")), about(sort, found))
            );
        }
        var found = APPOSITION.matcher(clause.plain());
        if (!found.matches()) return List.of();
        return List.of(
            new Wish.AddElement(
                Kinds.of(found.group("kind")),
                Names.clean(found.group("name")),
                Regex.group(found, "about")
            )
        );
    }

    /** A label as in notes: "Character: Isha Morrow". */
    private static boolean labelled(Clause clause) {
        return Regex.pattern("^(?:" + Kinds.LABELS + ")\\s*:.*")
            .matcher(clause.plain())
            .matches();
    }

    private static String about(String sort, java.util.regex.Matcher found) {
        var about = Regex.group(found, "about");
        if (!about.isEmpty()) return about;
        var plain = Kinds.LABELS_ONLY.matcher(sort).matches() ? "" : article(sort);
        var clause = Regex.group(found, "clause");
        if (clause.isEmpty()) return plain;
        return (article(sort) + " " + clause).strip();
    }

    private static String article(String sort) {
        return (sort.matches("(?i)^[aeiou].*") ? "an " : "a ") + sort;
    }
}
