package app.deepscifi.simulator.model.wish;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is said of the cards that one sees: choosing one, asking for others, comparing them. */
final class CardGrammar implements Grammar {

    private static final Pattern CHOICE = Grammar.pattern(
        "^(?<firmly>(?:i(?:['’]ll| will| would|['’]d)?\\s+)?(?:take|choose|pick|want|prefer|go (?:with|for)|use|open|create|make|have)\\s+|i(?:['’]d| would) like\\s+|give me\\s+|it['’]s\\s+)?(?<which>.{1,140}?)(?:\\s+it is)?$"
    );
    private static final Pattern OTHERS = Grammar.pattern(
        "^(?:(?:i want|give me|show me|make|try|offer|have you|do you have|are there|got|sketch)\\s+)?(?:(?:some|any|three|me)\\s+)*(?:something (?:else|different)|(?:others?|other|different|more|new) (?:ones?|cards|worlds|ideas|options)|others?|another (?:set|three|round)|three more|try again|again)$"
    );
    private static final Pattern NONE = Grammar.pattern(
        "^(?:(?:i|we) (?:really |just )?(?:hate|dislike|don['’]?t (?:really )?like|do not like|don['’]?t want|can['’]?t stand)\\s+(?:all(?: (?:of )?(?:them|these|three))?|them(?: all)?|these|those|any(?: of (?:them|these|those))?|all three|none of (?:them|these))|(?:none|neither|no one|nope, none)(?: of (?:them|these|those|the (?:above|three)))?(?: please)?|(?:they|these|all three|all of them) (?:are|all) (?:suck|bad|boring|terrible|awful|no good|not good)|(?:they|these) (?:all )?suck)(?:\\s+(?:lol|haha))*$"
    );
    private static final Pattern COMPARE = Grammar.pattern(
        "^(?:what(?:['’]s| is) (?:the )?difference (?:between|of)|how (?:do|does|is|are)|compare|tell me (?:more )?about|what(?:['’]s| is)|what about|describe|who is in|explain|more about)\\s+(?<cards>.+?)(?:\\s+(?:differ|different|about))?$"
    );
    private static final Pattern WHICH = Grammar.pattern(
        "^(?:which|what) (?:one|card|world|of (?:them|these))?\\s*(?:of them )?(?:has|have|is about|is|contains|with|mentions)\\s+(?<thing>.{2,80})$"
    );
    private static final Pattern WHETHER = Grammar.pattern(
        "^(?:do|does|is|are) (?:any|one)(?: of (?:them|these))? (?:have|has|about|with)\\s+(?<thing>.{2,80})$"
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
        if (which.matches()) return List.of(new Wish.WhichCard(Grammar.group(which, "thing")));
        var whether = WHETHER.matcher(plain);
        if (whether.matches()) return List.of(new Wish.WhichCard(Grammar.group(whether, "thing")));
        var compared = COMPARE.matcher(plain);
        if (compared.matches()) return compare(Grammar.group(compared, "cards"));
        var choice = CHOICE.matcher(plain);
        if (!clause.asks() && choice.matches() && cards.one(choice.group("which")).isPresent()) return List.of(
            new Wish.Choose(choice.group("which"), choice.group("firmly") != null)
        );
        return List.of();
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
