package app.deepscifi.simulator.model.wish;

import app.deepscifi.simulator.model.wish.Wish.AskWorld.Part;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions that the canon can answer as it stands: who, what, where and when, how many, and whether there is such a thing. */
final class CanonQuestionGrammar implements Grammar {

    private static final Map<String, String> LISTS = Stream.of(
        "rules rule rules",
        "rules laws law",
        "constraints constraint constraints",
        "questions question questions",
        "questions open-questions open-question",
        "timeline event events",
        "timeline timeline dates",
        "character character characters",
        "character person people",
        "location location locations",
        "location place places",
        "faction faction factions",
        "faction guild guilds",
        "technology technology technologies",
        "technology machine machines",
        "species species creatures",
        "artifact artifact artifacts",
        "concept concept concepts",
        "elements element elements",
        "elements entry entries"
    )
        .map(it -> it.split(" "))
        .flatMap(it -> Stream.of(Map.entry(it[1].replace('-', ' '), it[0]), Map.entry(it[2].replace('-', ' '), it[0])))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    private static final String KINDS = LISTS.keySet()
        .stream()
        .sorted((a, b) -> b.length() - a.length())
        .collect(Collectors.joining("|"));
    private static final String HERE =
        "(?:\\s+(?:are|do|does|is|exist|there|here|we have|have we|have|it have|you have|in canon|(?:of|in) (?:this|the) world|already|so far|now|it))*$";
    private static final Pattern COUNT = Grammar.pattern("^how many (?<kind>" + KINDS + ")" + HERE);
    private static final Pattern LIST = Grammar.pattern(
        "^(?:(?:what|who|which) (?:are|is)|what|which|list|show(?: me)?|tell me|name|give me)(?: all)?(?: (?:of )?the| our| my)?\\s+(?<kind>" +
            KINDS +
            ")" +
            HERE
    );
    private static final Pattern WHEN = Grammar.pattern(
        "^(?:when (?:was|is|were|did|does|do|will|has)|what year (?:was|is|did)|in what year (?:was|is|did)|in which year (?:was|is|did))\\s+(?<what>.{2,120}?)(?:\\s+(?:happen(?:ed)?|begin|began|start|started|take place|occur|be))?$"
    );
    private static final Pattern WHETHER = Grammar.pattern(
        "^(?:(?:is|are) there(?: an?y?)?|does|do|can there be|is|are)\\s+(?<thing>[^,;:]{2,60}?)(?:\\s+(?:exist|here|allowed|possible|in this world|forbidden|permitted|a thing))*$"
    );
    private static final Pattern ABOUT = Grammar.pattern(
        "^(?:(?:who|what|where)(?:['’]s| is| are| was| were)|tell me(?: more)? about|describe|what do (?:we|you) know about|what about|who['’]?s)\\s+(?<what>.{2,120}?)$"
    );
    private static final Map<Part, Pattern> WORLD = Map.of(
        Part.YEAR,
        Grammar.pattern(
            "^(?:what|which) year (?:is it|are we in|is this(?: set in)?)$|^(?:what(?:['’]s| is) the year|when (?:is|does) (?:it|this|this world|the world)(?: (?:set|take place|play|happen))?)$"
        ),
        Part.PREMISE,
        Grammar.pattern(
            "^(?:what(?:['’]s| is) (?:the premise|(?:this|the|my|our) world(?: about)?|it about|this(?: about)?)|tell me about (?:this|the|my) world|describe (?:this|the|my) world|what is this world)$"
        ),
        Part.TONES,
        Grammar.pattern("^what(?:['’]s| is| are) (?:the|its) (?:tones?|mood)$")
    );
    /** What canon can't say by itself: why, what somebody would do. */
    private static final Pattern TOO_MUCH = Grammar.pattern(
        "(?:she|he|they|i|wrong|missing|your|you|it|this|that|the (?:point|meaning|best|worst|weather|difference|time)|up|going|next|better|best|on)\\b.*|.*\\b(?:if|because|would|could|should|doing|thinking|feeling)\\b.*"
    );

    @Override
    public List<Wish> read(Clause clause) {
        var plain = clause.plain();
        for (var part : WORLD.entrySet()) {
            if (part.getValue().matcher(plain).matches()) return List.of(new Wish.AskWorld(part.getKey()));
        }
        var count = COUNT.matcher(plain);
        if (count.matches()) return List.of(new Wish.AskList(list(count.group("kind")), true));
        var list = LIST.matcher(plain);
        if (list.matches()) return List.of(new Wish.AskList(list(list.group("kind")), false));
        var when = WHEN.matcher(plain);
        if (sound(when, "what")) return List.of(new Wish.AskWhen(Grammar.group(when, "what")));
        var whether = WHETHER.matcher(plain);
        if (sound(whether, "thing")) return List.of(new Wish.AskWhether(Grammar.group(whether, "thing")));
        var about = ABOUT.matcher(plain);
        if (sound(about, "what")) return List.of(new Wish.AskAbout(Grammar.group(about, "what")));
        return List.of();
    }

    private static boolean sound(java.util.regex.Matcher found, String group) {
        return found.matches() && !TOO_MUCH.matcher(Grammar.group(found, group)).matches();
    }

    private static String list(String kind) {
        return LISTS.getOrDefault(kind.toLowerCase(), "elements");
    }
}
