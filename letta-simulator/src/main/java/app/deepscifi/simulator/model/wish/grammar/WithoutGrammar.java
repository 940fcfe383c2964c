package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** "No FTL", "without magic or aliens", "dragons don't exist". */
final class WithoutGrammar implements Grammar {

    private static final Pattern NO = Regex.pattern(
        "^(?:(?:there(?:['’]s| is| are| should be| shall be| must be| can be| will be)|with|have|i want|it has|make it have|(?:how|what) about|let there be|make it(?: so(?: that)? there(?:['’]s| is| are))?|keep it)\\s+)?(?:absolutely\\s+|definitely\\s+)?(?:no|without|zero)(?:\\s+any)?\\s+(?<things>[^.:;!?]{2,80}?)(?:\\s+in\\s+(?<where>(?:the |number )?(?:first|second|third|last|other|\\d)(?: one| card| world)?|(?:any|all|each)(?: of)? (?:them|these|the cards|cards)))?(?:\\s+(?:at all|allowed|here|anymore|exists?|(?:in|for) (?:it|this world|the world|this one)))*$"
    );
    private static final Pattern ABSENT = Regex.pattern(
        "^(?<things>[\\p{L}\\p{N}' -]{2,60}?)\\s+(?:do|does)(?:n['’]?t| not)\\s+exist(?:\\s+(?:here|in this world))?$"
    );
    private static final Pattern NO_THING = Regex.pattern(
        "(?:in|at|on|set|with|from|to|for|also)\\b.*|(?:thanks?|way|idea|ideas|problem|problems|worr(?:y|ies)|clue|need|please|more|longer|i|it|its|that|this|these|those|you|not|one|no|wait|matter|comment|offen[sc]e|changes?|lol|doubt|chance|rush|hurry|big|deal|them|they|we|he|she|thank|sorry|rules?|world|worlds|stop|don['’]?t|just|what|why|because|but|darker|lighter|add|drop|remove|delete|make|set|rename|write|tell|draw|call|change|good|bad|fun|point)\\b.*|.*\\b(?:is|are|was|were|may|must|can|can['’]?t|will|shall|should|would|has|have|had|who|that|which|please|you|me|my|i|the|an?)\\b.*"
    );
    private static final int WORDS = 4;

    @Override
    public List<Wish> read(Clause clause) {
        return clause.asks() && !clause.text().matches("(?is)^(?:how|what) about.*")
            ? List.of()
            : things(clause.plain(), "");
    }

    /** @param where the card, if the text does not name it */
    static List<Wish> things(String said, String where) {
        for (var form : List.of(NO, ABSENT)) {
            var found = form.matcher(said);
            if (!found.matches()) continue;
            var place = form == NO ? Regex.group(found, "where").replaceFirst("(?i)^(?:any|all|each)\\b.*", "") : "";
            var things = Stream.of(
                found.group("things").split("(?i)\\s*,\\s*(?:and |or )?|\\s+(?:and|or|nor)\\s+(?:no\\s+)?")
            )
                .map(it -> it.replaceFirst("(?i)^(?:no|any|the|an?) ", "").strip())
                .toList();
            var sound = things
                .stream()
                .allMatch(it -> !NO_THING.matcher(it).matches() && !it.isEmpty() && it.split("\\s+").length <= WORDS);
            if (sound) return things
                .stream()
                .map(it -> (Wish) new Wish.Without(it, place.isEmpty() ? where : place))
                .toList();
        }
        return List.of();
    }
}
