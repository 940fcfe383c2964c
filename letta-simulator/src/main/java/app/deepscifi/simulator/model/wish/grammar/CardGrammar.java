package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.SmallTalk;
import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Messages about the visible cards: choosing one, asking for others, comparing them. */
final class CardGrammar implements Grammar {

    private static final Pattern CHOICE = Regex.pattern(
        "^(?<firmly>(?:i(?:['’]ll| will| would|['’]d)?\\s+)?(?:take|choose|pick|want|prefer|go (?:with|for)|use|open|create|make|have)\\s+|i(?:['’]d| would) like\\s+|give me\\s+|it['’]s\\s+)?(?<which>.{1,140}?)(?:\\s+it is)?$"
    );
    private static final Pattern OTHERS = Regex.pattern(
        "^(?:(?:i want|give me|show me|make|try|offer|have you|do you have|are there|got|sketch)\\s+)?(?:(?:some|any|three|me)\\s+)*(?:something (?:else|different)|(?:others?|other|different|more|new) (?:ones?|cards|worlds|ideas|options)|others?|another (?:set|three|round)|three more|try again|again)$"
    );
    private static final Pattern NONE = Regex.pattern(
        "^(?:(?:i|we) (?:really |just )?(?:hate|dislike|don['’]?t (?:really )?like|do not like|don['’]?t want|can['’]?t stand)\\s+(?:all(?: (?:of )?(?:them|these|three))?|them(?: all)?|these|those|any(?: of (?:them|these|those))?|all three|none of (?:them|these))|(?:none|neither|no one|nope, none)(?: of (?:them|these|those|the (?:above|three)))?(?: please)?|(?:they|these|all three|all of them) (?:are|all) (?:suck|bad|boring|terrible|awful|no good|not good)|(?:they|these) (?:all )?suck)(?:\\s+(?:lol|haha))*$"
    );
    private static final Pattern COMPARE = Regex.pattern(
        "^(?:what(?:['’]s| is) (?:the )?difference (?:between|of)|how (?:do|does|is|are)|compare|tell me (?:more )?about|what(?:['’]s| is)|what about|describe|who is in|explain|more about)\\s+(?<cards>.+?)(?:\\s+(?:differ|different|about))?$"
    );
    private static final Pattern WHICH = Regex.pattern(
        "^(?:which|what) (?:one|card|world|of (?:them|these))?\\s*(?:of them )?(?:has|have|is about|is|contains|with|mentions)\\s+(?<thing>.{2,80})$"
    );
    private static final Pattern WHETHER = Regex.pattern(
        "^(?:do|does|is|are) (?:any|one)(?: of (?:them|these))? (?:have|has|about|with)\\s+(?<thing>.{2,80})$"
    );

    private static final String PART =
        "(?<part>" + CanonQuestionGrammar.KINDS + "|tones?|mood|themes?|premise|setting|year|place)";
    private static final List<Pattern> PARTS = List.of(
        Regex.pattern(
            "^(?:(?:what|which|who) (?:are|is) |what['’]s |list |show(?: me)? |tell me |how many )?(?:all )?(?:the )?" +
                PART +
                " (?:are |is )?(?:there )?(?:of|in|on|for|has|have) (?<cards>.+?)$"
        ),
        Regex.pattern("^(?:how many|what|which) " + PART + " (?:does|do) (?<cards>.+?) have$")
    );
    private static final Pattern SET = Regex.pattern(
        "^(?:when|where|(?:in )?(?:what|which) year) (?:is|are|does|do) (?<cards>.+?)(?: (?:set(?: in)?|take place|happen|play))?$"
    );
    private static final Pattern WHO = Regex.pattern("^who (?:is|are|lives|works) in (?<cards>.+?)$");
    private static final Pattern AGAIN = Regex.pattern(
        "^(?:what are (?:they|these|the cards) called|what are (?:their|the) names|(?:list|show(?: me)?) (?:the |these |all )*cards(?: again)?|(?:list|show(?: me)?) (?:them|these)(?: again)?)$"
    );

    private final CardNames cards;

    CardGrammar(CardNames cards) {
        this.cards = cards;
    }

    @Override
    public List<Wish> read(Clause clause) {
        if (cards.names().isEmpty()) return List.of();
        var plain = clause.plain();
        if (OTHERS.matcher(plain).matches()) return List.of(new Wish.OtherCards());
        if (NONE.matcher(plain).matches()) return List.of(new Wish.Talk(SmallTalk.NO));
        var which = WHICH.matcher(plain);
        if (which.matches()) return List.of(new Wish.WhichCard(Regex.group(which, "thing")));
        var whether = WHETHER.matcher(plain);
        if (whether.matches()) return List.of(new Wish.WhichCard(Regex.group(whether, "thing")));
        if (AGAIN.matcher(plain).matches()) return List.of(new Wish.AboutCards(cards.some("all")));
        var part = part(plain);
        if (!part.isEmpty()) return part;
        var compared = COMPARE.matcher(plain);
        if (compared.matches()) return compare(Regex.group(compared, "cards"));
        var choice = CHOICE.matcher(plain);
        if (!clause.asks() && choice.matches() && cards.one(choice.group("which")).isPresent()) return List.of(
            new Wish.Choose(choice.group("which"), choice.group("firmly") != null)
        );
        return List.of();
    }

    /** "What are the rules of the second?", "who lives in Glass Meridian?", "when is it set?" */
    private List<Wish> part(String plain) {
        for (var form : PARTS) {
            var found = form.matcher(plain);
            if (found.matches()) return part(found.group("cards"), named(found.group("part")));
        }
        var set = SET.matcher(plain);
        if (set.matches()) return part(set.group("cards"), "setting");
        var who = WHO.matcher(plain);
        return who.matches() ? part(who.group("cards"), "character") : List.of();
    }

    private List<Wish> part(String said, String part) {
        var meant = cards.some(said);
        return meant.isEmpty() ? List.of() : List.of(new Wish.AskCards(meant, part));
    }

    private static String named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "tone", "tones", "mood" -> "tones";
            case "theme", "themes" -> "themes";
            case "premise" -> "premise";
            case "setting", "year", "place" -> "setting";
            default -> CanonQuestionGrammar.list(word);
        };
    }

    private List<Wish> compare(String said) {
        var meant = Stream.of(said.split("(?i)\\s+(?:and|from|with|or|to)\\s+|,\\s*"))
            .map(String::strip)
            .map(cards::some)
            .toList();
        if (meant.stream().anyMatch(List::isEmpty)) return List.of();
        return List.of(new Wish.AboutCards(meant.stream().flatMap(List::stream).distinct().toList()));
    }
}
