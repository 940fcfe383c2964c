package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Language;
import app.deepscifi.simulator.model.words.Names;
import app.deepscifi.simulator.model.words.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Make a world about a lighthouse", or the idea alone: "colony on titan, methane lakes". */
final class IdeaGrammar implements Grammar {

    private static final String CALLED =
        "(?:\\s+(?:called|named)\\s+(?<name>[\"“][^\"”]{1,100}[\"”]|.{1,100}?(?=\\s+(?:about|of|where|with|in which|on|that|for|set)\\b|[,:.;]|$)))?";
    private static final Pattern WORLD = Regex.pattern(
        "^(?:(?:make|create|build|invent|design|imagine|sketch|draft|give|show|want|need|propose|generate|dream up|think up|come up with|start|begin|i want|i need|i['’]d like|i would like|i['’]m thinking of|i am thinking of|how about|what about)\\s+)?(?:(?:me|us)\\s+)?(?:(?:an?|another|some|three|different|new|the|my)\\s+)*(?:worlds?|universes?|something|somewhere)\\b" +
            CALLED +
            "\\s*[,:–—-]?\\s*(?:(?<link>about|where|in which|with|of|on|based on|for|set in|that|without|:)\\s+)?(?<idea>.*)$"
    );
    private static final Pattern THING = Regex.pattern(
        "^(?:make|create|build|invent|design|imagine|sketch|draft|how about|what about|what if|i['’]m thinking of|i am thinking of|idea\\s*:|my idea(?: is)?\\s*:?)\\s+(?:me\\s+)?(?<idea>(?!(?:it|them|this|that|me|us|you|the (?:first|second|third|last|other))\\b)\\S.*)$"
    );
    private static final Pattern NO_WORLD = Regex.pattern(
        "(?:(?:an?|the|some|my)\\s+)?(?:[\\p{L}-]+\\s+)?(?:picture|image|drawing|photo|song|poem|story|logo|video|joke|website|code|program|password|account|sandwich|coffee|money|list)s?\\b.*"
    );
    private static final Pattern NO_IDEA = Regex.pattern(
        "(?:(?:the )?(?:first|second|third|fourth|last|next|other)|i|i['’]m|i['’]ve|i['’]ll|we|you|your|my|it|it['’]s|its|idk|mix|combine|merge|blend|swap|this|that|that['’]s|they|he|she|who|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|would|should|will|hm+|lol|haha.*|wow|well|maybe|perhaps|not|never|nothing|none|nope|no|yes|yo|ok|sorry|" +
            "draw|delete|ignore|translate|write|tell|explain|send|open|show|stop|help|fix|publish|export|buy|sing|play|search|google|code|calculate|solve|convert|summari[sz]e|rewrite|read|say|repeat|print|pretend|act|forget|go|add|remove|rename|set|call|change|give|let|try|use|get|put|take|choose|pick|continue|undo|sign|log|email|upload|download|list|remember|drop|system|disregard|override|reveal|make|turn|more|less|keep|please|thanks|whatever|another|other|others|something)\\b.*"
    );
    private static final Pattern ADDRESSES = Regex.pattern(
        ".*\\b(?:ignore|disregard|forget|override)\\b.{0,30}\\b(?:instructions?|prompts?|rules you)\\b.*|.*\\bsystem prompt\\b.*|.*\\byou are now\\b.*|.*\\b(?:your|you|u)\\b.*|.*</?\\w+>.*|.*\\b(?:i|me|my|we|us|our)\\b.*"
    );
    private static final Pattern CARDS = Regex.pattern(
        ".*\\b(?:ones?|cards?|them|all three|these|(?:the )?(?:first|second|third) (?:and|or)|and the (?:first|second|third))\\b.*"
    );
    private static final Pattern DETERMINED = Regex.pattern(
        "^(?:an?|the|two|three|four|five|seven|every|all|one|\\d+)\\s.*"
    );
    private static final int LEAST = 3;

    private final boolean cards;
    private final boolean begun;

    /**
     * @param cards whether there are cards; then fewer messages count as ideas, because most are about the cards
     * @param begun whether the previous message was a single word to begin with
     */
    IdeaGrammar(boolean cards, boolean begun) {
        this.cards = cards;
        this.begun = begun;
    }

    @Override
    public List<Wish> read(Clause clause) {
        var text = clause.text();
        if (!Language.english(text) || Language.gibberish(text)) return List.of();
        var world = WORLD.matcher(text);
        if (world.matches()) return world(world);
        var thing = THING.matcher(text);
        if (thing.matches() && !NO_WORLD.matcher(thing.group("idea")).matches()) return idea(thing.group("idea"), "");
        if (cards && CARDS.matcher(text).matches()) return List.of();
        if (clause.asks() || NO_IDEA.matcher(text).matches() || ADDRESSES.matcher(text).matches()) return List.of();
        var words = Language.words(text).size();
        if (bare(text, words)) return idea(text, "");
        var content = words - Language.small(text);
        var little = !cards && content > 0 && words <= 3 && text.matches("[\\p{L}\\p{N}'’ -]+[.!]?");
        return little
            ? List.of(begun && words > 1 ? new Wish.MakeWorlds(clause.plain(), "") : new Wish.Beginning(clause.plain()))
            : List.of();
    }

    private boolean bare(String text, int words) {
        var content = words - Language.small(text);
        if (content < 2 || words < LEAST || (Language.small(text) == 0 && !text.contains(","))) return false;
        return !cards || DETERMINED.matcher(text).matches() || words > 4;
    }

    private static List<Wish> world(Matcher found) {
        var name = found.group("name") == null ? "" : Names.clean(found.group("name"));
        var idea = Regex.group(found, "idea");
        var link = Regex.group(found, "link").toLowerCase();
        if (idea.isEmpty() || NO_WORLD.matcher(idea).matches()) return List.of();
        if (
            link.isEmpty() && name.isEmpty() && !found.group().matches("(?is).*(?:worlds?|something)\\s*[,:–—-].*")
        ) return List.of();
        var absent = WithoutGrammar.things(idea, "");
        if (!absent.isEmpty()) {
            var wishes = new ArrayList<>(idea("A world with " + idea, name));
            wishes.addAll(absent);
            return wishes;
        }
        return idea(link.equals("that") || link.equals("without") ? "A world " + link + " " + idea : idea, name);
    }

    private static List<Wish> idea(String idea, String name) {
        var plain = idea.strip().replaceAll("[?.!\\s]+$", "");
        return plain.length() < 3 ? List.of() : List.of(new Wish.MakeWorlds(plain, name));
    }
}
