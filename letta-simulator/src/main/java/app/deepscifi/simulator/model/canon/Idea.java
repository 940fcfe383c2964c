package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.words.Phrase;
import app.deepscifi.simulator.model.words.WordLists;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The things that a person's words name. A phrase is a run of words between function words such as "and" or "in".
 *
 * @param words all words; the seed for random choices
 */
public record Idea(String words, List<Phrase> phrases) {
    private static final Set<String> STOP = Set.copyOf(
        List.of(WordLists.text(Idea.class, "stopwords.txt").split("\\s+"))
    );
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’-]*|[^\\s\\p{L}\\p{N}]+");
    private static final Pattern ADVERB = Pattern.compile(".{3,}ly");
    private static final Set<String> IS = Set.of("is", "are", "was", "were");
    private static final Set<String> ABSENT = Set.of("no", "without");
    private static final Set<String> RELATIVE = Set.of("that", "who", "which");

    /** Words that refer to something without naming it. */
    private static final Set<String> POINTING = Set.of(
        "it",
        "this",
        "that",
        "these",
        "those",
        "who",
        "which",
        "what",
        "where",
        "when",
        "how",
        "why",
        "there",
        "here",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "one",
        "ones",
        "everyone",
        "everybody",
        "nobody",
        "somebody",
        "someone",
        "anyone",
        "nothing",
        "everything",
        "something",
        "all",
        "some",
        "none",
        "not",
        "and",
        "or",
        "but",
        "if",
        "because",
        "as"
    );
    private static final int LONGEST_WORD = 24;
    private static final int LONGEST_PHRASE = 3;

    public static Idea of(String text) {
        var phrases = new LinkedHashSet<String>();
        var run = new ArrayList<String>();
        var first = true;
        var tokens = TOKEN.matcher(text)
            .results()
            .map(it -> it.group())
            .toList();
        for (var i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (!names(tokens, i)) flush(run, phrases);
            else run.add(shortened(first ? lowered(token) : token));
            first = token.matches("[.!?:\\n]+");
        }
        flush(run, phrases);
        return new Idea(text, phrases.stream().map(Phrase::new).toList());
    }

    /** Whether a word is part of a name: "sleep" is, in "sleep is illegal", and "illegal" is not. */
    private static boolean names(List<String> tokens, int at) {
        var token = tokens.get(at);
        if (!Character.isLetterOrDigit(token.codePointAt(0))) return false;
        var before = at == 0 ? "" : tokens.get(at - 1).toLowerCase(Locale.ROOT);
        var after = at + 1 == tokens.size() ? "" : tokens.get(at + 1).toLowerCase(Locale.ROOT);
        var ends = after.isEmpty() || !Character.isLetterOrDigit(after.codePointAt(0)) || stops(after);
        if (ABSENT.contains(before)) return false;
        if (IS.contains(before) && ends) return false;
        if (RELATIVE.contains(before) && !after.isEmpty()) return false;
        var subject = IS.contains(after) && !POINTING.contains(token.toLowerCase(Locale.ROOT));
        return subject || !stops(token);
    }

    private static boolean stops(String word) {
        var plain = word.toLowerCase(Locale.ROOT).replace("'", "").replace("’", "");
        return STOP.contains(plain) || ADVERB.matcher(plain).matches();
    }

    private static void flush(List<String> run, Set<String> phrases) {
        for (var from = 0; from < run.size(); from += LONGEST_PHRASE) {
            phrases.add(String.join(" ", run.subList(from, Math.min(run.size(), from + LONGEST_PHRASE))));
        }
        run.clear();
    }

    /** The word in lower case, because it may begin a sentence. A word in capitals stays as it is. */
    private static String lowered(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) ? word : word.toLowerCase(Locale.ROOT);
    }

    private static String shortened(String word) {
        var points = word.codePoints().limit(LONGEST_WORD).toArray();
        return new String(points, 0, points.length);
    }

    public boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** The words of all phrases in lower case, for comparisons. */
    public Set<String> vocabulary() {
        return phrases
            .stream()
            .flatMap(it -> List.of(it.bare().toLowerCase(Locale.ROOT).split("[ -]")).stream())
            .collect(Collectors.toSet());
    }
}
