package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Typos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the wishes in a message, in their order. */
public final class Wishes {

    /**
     * The maximum length of a message in characters and words, enough for a new premise. On longer texts, the patterns
     * are slow and may overflow the stack.
     */
    private static final int LONGEST = 2_000;

    private static final int MOST_WORDS = 450;

    /** Many blanks in a row slow the patterns down, so runs are shortened to three. */
    private static final Pattern MANY_BLANKS = Pattern.compile("(\\s{3})\\s+");

    private final boolean takesNotes;
    private final List<Grammar> grammars;
    private final Optional<Grammar> otherwise;

    /** @param otherwise is tried last, because it accepts nearly every text */
    private Wishes(boolean takesNotes, List<Grammar> grammars, Optional<Grammar> otherwise) {
        this.takesNotes = takesNotes;
        this.grammars = grammars;
        this.otherwise = otherwise;
    }

    /**
     * @param cards the visible cards
     * @param begun whether the previous message was a single word to begin with
     */
    public static Wishes toUserAgent(CardNames cards, boolean begun) {
        return new Wishes(
            true,
            List.of(
                new TalkGrammar(),
                new CardGrammar(cards),
                new MemoryGrammar(),
                new RenameGrammar(),
                new YearGrammar(),
                new FeelGrammar(),
                new RuleGrammar(),
                new WithoutGrammar()
            ),
            Optional.of(new IdeaGrammar(!cards.names().isEmpty(), begun))
        );
    }

    public static Wishes toWorldAgent() {
        return new Wishes(
            false,
            List.of(
                new TalkGrammar(),
                new RenameGrammar(),
                new YearGrammar(),
                new FeelGrammar(),
                new RuleGrammar(),
                new EventGrammar(),
                new SuggestGrammar(),
                new StoryGrammar(),
                new PremiseGrammar(),
                new ElementGrammar(),
                new DropGrammar(),
                new ForbidGrammar(),
                new WithoutGrammar(),
                new CanonQuestionGrammar()
            ),
            Optional.empty()
        );
    }

    public List<Wish> read(String said) {
        var notes = takesNotes ? NotesReader.read(said) : Optional.<Wish.Notes>empty();
        if (notes.isPresent()) return List.of(notes.get());
        if (said.length() > LONGEST || said.split("\\s+").length > MOST_WORDS) return List.of(new Wish.Unclear(""));
        var whole = TalkGrammar.whole(said);
        if (!whole.isEmpty()) return whole;
        var wishes = new ArrayList<Wish>();
        for (var part : Clauses.of(MANY_BLANKS.matcher(said.strip()).replaceAll("$1"))) {
            if (!part.isBlank()) clause(part).forEach(wish -> add(wish, wishes));
        }
        return wishes.isEmpty() ? List.of(new Wish.Unclear("")) : wishes;
    }

    /** Adds a wish, and joins two sentences about one passage: "What if she stays? Write a branch." */
    private static void add(Wish wish, List<Wish> wishes) {
        if (!wishes.isEmpty()) {
            var both = switch (wish) {
                case Wish.Branch(var with, var voice) when (
                    wishes.getLast() instanceof Wish.Branch(var before, var asked) &&
                    (with.isEmpty() || before.isEmpty())
                ) -> Optional.<Wish>of(new Wish.Branch(before + with, voice.or(asked)));
                case Wish.Continue(var with, var voice) when (
                    wishes.getLast() instanceof Wish.Continue(var before, var asked) &&
                    (with.isEmpty() || before.isEmpty())
                ) -> Optional.<Wish>of(new Wish.Continue(before + with, voice.or(asked)));
                default -> Optional.<Wish>empty();
            };
            if (both.isPresent()) {
                wishes.set(wishes.size() - 1, both.get());
                return;
            }
        }
        wishes.add(wish);
    }

    private List<Wish> clause(String part) {
        var wishes = first(part);
        if (!wishes.isEmpty()) return wishes;
        for (var guess : Typos.guesses(part)) {
            var guessed = first(guess);
            if (!guessed.isEmpty()) return guessed;
        }
        var last = otherwise.map(it -> it.read(Clause.of(part))).orElse(List.of());
        if (!last.isEmpty()) return last;
        for (var guess : Typos.guesses(part)) {
            var idea = otherwise.map(it -> it.read(Clause.of(guess))).orElse(List.of());
            if (!idea.isEmpty() && idea.getFirst() instanceof Wish.MakeWorlds) return idea;
        }
        return List.of(new Wish.Unclear(part.strip()));
    }

    private List<Wish> first(String part) {
        var clause = Clause.of(part);
        for (var grammar : grammars) {
            var wishes = grammar.read(clause);
            if (!wishes.isEmpty()) return wishes;
        }
        return List.of();
    }
}
