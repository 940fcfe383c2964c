package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.SmallTalk;
import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Greetings, thanks, yes and no, and "what can you do?". */
final class TalkGrammar implements Grammar {

    private static final String TAIL =
        "(?:[\\s,!.?]*(?:please|thanks|thank you|lol|haha|then|there|so much|a lot|very much|again|all|:\\)))*[\\s,!.?…]*$";
    private static final Map<SmallTalk, Pattern> FORMS = Map.of(
        SmallTalk.GREETING,
        form("(?:hello|hi|hey|good (?:morning|evening|afternoon|day)|greetings)"),
        SmallTalk.THANKS,
        form("(?:many |ok |okay |great |cool )?(?:thanks|thank you|thx|ty|cheers)(?: for .{1,60})?"),
        SmallTalk.YES,
        form("(?:yes|yeah|yep|sure|ok|okay|fine|good|great|cool|nice|perfect|do it)"),
        SmallTalk.NO,
        form(
            "(?:no|nope|nah|no way|never ?mind|stop|not (?:that|this|really|now|yet)|don['’]?t(?: change (?:anything|it|that))?|do not change anything|leave it(?: as it is)?|nothing)"
        ),
        SmallTalk.CAPABILITIES,
        form(
            "(?:help(?: me)?|what (?:can|could|do) (?:you|u|i) (?:do|say|ask)(?: here)?|what are you able to do|how (?:does this|do you) work|what else can you do|what are my options|commands?)"
        ),
        SmallTalk.UNDO,
        form(
            "(?:undo|revert|take (?:it|that) back|withdraw)(?: (?:it|that|this|the (?:last )?(?:change|proposal)|your proposal|the last one))?"
        )
    );

    private static Pattern form(String words) {
        return Regex.pattern("^\\W*" + words + TAIL);
    }

    @Override
    public List<Wish> read(Clause clause) {
        return whole(clause.text());
    }

    static List<Wish> whole(String said) {
        return FORMS.entrySet()
            .stream()
            .filter(it -> it.getValue().matcher(said.strip()).matches())
            .map(it -> (Wish) new Wish.Talk(it.getKey()))
            .limit(1)
            .toList();
    }
}
