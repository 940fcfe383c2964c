package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.wish.Wish.AskHappened.Relation;
import app.deepscifi.simulator.model.wish.Wish.AskWorld.Part;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions that the canon can answer: who, what, where, when, how many, and whether something exists. */
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
    static final String KINDS = LISTS.keySet()
        .stream()
        .sorted((a, b) -> b.length() - a.length())
        .collect(Collectors.joining("|"));
    private static final String HERE =
        "(?:\\s+(?:are|do|does|is|exist|there|here|we have|have we|have|it have|you have|in canon|(?:of|in) (?:this|the) world|already|so far|now|it))*$";
    private static final Pattern COUNT = Regex.pattern("^how many (?<kind>" + KINDS + ")" + HERE);
    private static final Pattern LIST = Regex.pattern(
        "^(?:(?:what|who|which) (?:are|is)|what|which|list|show(?: me)?|tell me|name|give me)(?: all)?(?: (?:of )?the| our| my)?\\s+(?<kind>" +
            KINDS +
            ")" +
            HERE
    );
    private static final Pattern WHEN = Regex.pattern(
        "^(?:when (?:was|is|were|did|does|do|will|has)|what year (?:was|is|did)|in what year (?:was|is|did)|in which year (?:was|is|did))\\s+(?<what>.{2,120}?)(?:\\s+(?:happen(?:ed)?|begin|began|start|started|take place|occur|be))?$"
    );
    private static final Pattern FORBIDDEN = Regex.pattern(
        "^(?:what(?:['’]s| is| are) (?:forbidden|banned|prohibited|not allowed)|what (?:is|are)n['’]t allowed)" + HERE
    );
    private static final Pattern BARE_LIST = Regex.pattern("^(?:(?:all|the|our|my) )*(?<kind>" + KINDS + ")$");
    private static final String YEAR =
        "(?:the )?(?:year )?(?<year>-?\\d{1,6}(?:-\\d{2}){0,2}(?:\\s*(?:bce?|ad|ce)\\b)?)";
    private static final String HAPPENED =
        "(?:(?:what|anything|which events?)(?: else)?(?: of note)? (?:happened|happens|occurred|took place|was going on|is known)(?: here| in this world)?|(?:list|show(?: me)?|what are|which are)(?: all)? (?:the )?events|what)";
    private static final Pattern HAPPENED_THEN = Regex.pattern(
        "^" + HAPPENED + "\\s+(?<relation>in|around|during|before|until|after|since|from)\\s+" + YEAR + "$"
    );
    private static final Pattern HAPPENED_TO = Regex.pattern(
        "^what (?:else )?(?:happened|happens|occurred|took place)\\s+(?<relation>to|with|at|on|in|during|before|until|after|since)\\s+(?<what>.{2,120}?)$"
    );
    private static final Pattern HAPPENED_AT_ALL = Regex.pattern(
        "^(?:what (?:has )?happened(?: so far| here| before| until now| in (?:the|this) (?:world|past))*|(?:what is|what['’]s|tell me|show(?: me)?) (?:the|its|our) (?:history|past|chronology)(?: of (?:this|the) world)?)$"
    );
    private static final Pattern MENTIONS = Regex.pattern(
        "^(?:which|what) (?:rules?|laws?|constraints?|elements?|entry|entries|characters?|events?|factions?|places?)\\s+(?:mentions?|says? (?:something )?about|(?:is|are) about|speaks? (?:of|about)|concerns?|(?:has|have|had) to do with)\\s+(?<thing>.{2,80}?)$"
    );
    private static final Pattern DOES = Regex.pattern(
        "^(?:(?:what|where) (?:does|do|did) (?<what>.{2,80}?) (?:do|live|work|come from|stand for|mean)|who (?:leads|runs|rules|owns|made|built|founded|wrote|works (?:for|at|on)|lives (?:in|at|on)|is in|belongs to) (?<whose>.{2,80}?)|how (?:does|do) (?<how>.{2,80}?) work)$"
    );
    private static final Pattern WHETHER = Regex.pattern(
        "^(?:(?:is|are) there(?: an?y?)?|does|do|can there be|is|are)\\s+(?<thing>[^,;:]{2,60}?)(?:\\s+(?:exist|here|allowed|possible|in this world|forbidden|permitted|a thing))*$"
    );
    private static final Pattern ABOUT = Regex.pattern(
        "^(?:(?:who|what|where)(?:['’]s| is| are| was| were)|tell me(?: more)? about|describe|what do (?:we|you) know about|what about|who['’]?s)\\s+(?<what>.{2,120}?)$"
    );
    private static final Map<Part, Pattern> WORLD = Map.of(
        Part.YEAR,
        Regex.pattern(
            "^(?:what|which) year (?:is it|are we in|is this(?: set in)?)$|^(?:what(?:['’]s| is) the year|when (?:is|does) (?:it|this|this world|the world)(?: (?:set|take place|play|happen))?)$"
        ),
        Part.PREMISE,
        Regex.pattern(
            "^(?:what(?:['’]s| is) (?:the premise|(?:this|the|my|our) world(?: about)?|it about|this(?: about)?)|tell me about (?:this|the|my) world|describe (?:this|the|my) world|what is this world)$"
        ),
        Part.TONES,
        Regex.pattern("^what(?:['’]s| is| are) (?:the|its) (?:tones?|mood)$"),
        Part.SETTING,
        Regex.pattern(
            "^(?:where (?:is (?:it|this|this world|the world|this story|the story)(?: set)?|are we|does (?:it|this|this world|the story) (?:take place|happen|play))|what(?:['’]s| is) the (?:setting|place))$"
        ),
        Part.NAME,
        Regex.pattern(
            "^(?:what(?:['’]s| is) (?:the name of (?:this|the|my) world|(?:this|the|my) world['’]?s? name|(?:this|the|my) world called)|which world is this)$"
        )
    );
    /** Questions that the canon can't answer: why, or what somebody would do. */
    private static final Pattern TOO_MUCH = Regex.pattern(
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
        if (FORBIDDEN.matcher(plain).matches()) return List.of(new Wish.AskList("constraints", false));
        var bare = BARE_LIST.matcher(plain);
        if (bare.matches()) return List.of(new Wish.AskList(list(bare.group("kind")), false));
        var happened = happened(plain);
        if (!happened.isEmpty()) return happened;
        var mentions = MENTIONS.matcher(plain);
        if (sound(mentions, "thing")) return List.of(new Wish.AskWhether(Regex.group(mentions, "thing")));
        var does = DOES.matcher(plain);
        if (does.matches()) {
            var what = Stream.of("what", "whose", "how")
                .map(it -> Regex.group(does, it))
                .collect(Collectors.joining());
            if (!TOO_MUCH.matcher(what).matches()) return List.of(new Wish.AskAbout(what));
        }
        var when = WHEN.matcher(plain);
        if (sound(when, "what")) return List.of(new Wish.AskWhen(Regex.group(when, "what")));
        var whether = WHETHER.matcher(plain);
        if (sound(whether, "thing")) return List.of(new Wish.AskWhether(Regex.group(whether, "thing")));
        var about = ABOUT.matcher(plain);
        if (sound(about, "what")) return List.of(new Wish.AskAbout(Regex.group(about, "what")));
        return List.of();
    }

    private static List<Wish> happened(String plain) {
        if (HAPPENED_AT_ALL.matcher(plain).matches()) return List.of(new Wish.AskHappened(Relation.IN, ""));
        var then = HAPPENED_THEN.matcher(plain);
        if (then.matches()) return List.of(
            new Wish.AskHappened(relation(then.group("relation")), Regex.group(then, "year"))
        );
        var to = HAPPENED_TO.matcher(plain);
        if (!sound(to, "what")) return List.of();
        return List.of(new Wish.AskHappened(relation(to.group("relation")), Regex.group(to, "what")));
    }

    private static Relation relation(String word) {
        return switch (word.toLowerCase()) {
            case "before", "until" -> Relation.BEFORE;
            case "after", "since", "from" -> Relation.AFTER;
            case "in", "around", "during" -> Relation.IN;
            default -> Relation.TO;
        };
    }

    private static boolean sound(java.util.regex.Matcher found, String group) {
        return found.matches() && !TOO_MUCH.matcher(Regex.group(found, group)).matches();
    }

    /** The section of canon, or the kind of elements, that a word of {@link #KINDS} names. */
    static String list(String kind) {
        return LISTS.getOrDefault(kind.toLowerCase(), "elements");
    }
}
