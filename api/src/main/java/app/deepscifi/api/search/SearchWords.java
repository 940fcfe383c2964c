package app.deepscifi.api.search;

import app.deepscifi.domain.search.FoldedWord;
import app.deepscifi.domain.search.WordKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that a person searches, as queries of the database. A text is found if it has all of them.
 *
 * @param groups words that stand side by side, such as the characters of a Chinese name; mostly one word
 */
record SearchWords(List<List<FoldedWord>> groups) {
    private static final int SHORTEST_BEGINNING = 3;

    /** A name of so few letters is similar to too many. */
    private static final int SHORTEST_SIMILAR = 4;

    private static final int LONGEST_SNIPPET = 240;
    private static final int BEFORE_MATCH = 60;

    static SearchWords of(String typed) {
        var all = groups(FoldedWord.of(typed));
        var telling = all
            .stream()
            .filter(group -> group.size() > 1 || !WordKeys.STOP_WORDS.contains(group.getFirst().text()))
            .toList();
        return new SearchWords(telling.isEmpty() ? all : telling);
    }

    private static List<List<FoldedWord>> groups(List<FoldedWord> words) {
        var groups = new ArrayList<List<FoldedWord>>();
        for (var word : words) {
            if (!word.follows() || groups.isEmpty()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(word);
        }
        return groups;
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** The first word in small letters; of words that stand side by side, all of them. */
    String first() {
        return groups.isEmpty() ? "" : groups.getFirst().stream().map(FoldedWord::text).collect(Collectors.joining());
    }

    /** Finds the words as they are typed. */
    String exactly() {
        return query("", word -> quoted(word, ""));
    }

    /** The same in titles. */
    String exactlyInTitle() {
        return query("", word -> quoted(word, ":A"));
    }

    /** Finds other forms of the words too. */
    String inAnyForm() {
        var stems = new Stems();
        return query("", word -> quoted("=" + stems.of(word), ""));
    }

    /** Finds words that begin so too. */
    String widely() {
        var stems = new Stems();
        return query("", word -> "(" + beginning(word) + "|" + quoted("=" + stems.of(word), "") + ")");
    }

    private static String beginning(String word) {
        return quoted(word, word.length() >= SHORTEST_BEGINNING ? ":*" : "");
    }

    /** Folded words consist of letters, digits and marks, so nothing in them needs an escape. */
    private static String quoted(String word, String options) {
        return "'" + word + "'" + options;
    }

    private String query(String none, UnaryOperator<String> of) {
        return groups.isEmpty()
            ? none
            : groups
                  .stream()
                  .map(group ->
                      group
                          .stream()
                          .map(word -> of.apply(word.text()))
                          .collect(Collectors.joining("<->", "(", ")"))
                  )
                  .collect(Collectors.joining("&"));
    }

    /** The parts of the typed name, for names that are similar; empty if it is too short. */
    Set<String> grams() {
        var words = groups
            .stream()
            .map(group -> group.stream().map(FoldedWord::text).collect(Collectors.joining()))
            .toList();
        return words.stream().mapToInt(String::length).sum() < SHORTEST_SIMILAR ? Set.of() : IndexedText.grams(words);
    }

    /**
     * The part of a text around the first match.
     *
     * @param marks where matches begin and end in the text, in characters
     */
    record Snippet(String text, List<Mark> marks) {}

    record Mark(int from, int to) {}

    Snippet snippet(String text) {
        var matches = matches(text);
        var first = matches.isEmpty() ? 0 : matches.getFirst().from();
        var start = first <= BEFORE_MATCH ? 0 : wordStart(text, first - BEFORE_MATCH, first);
        var end = Math.min(text.length(), start + LONGEST_SNIPPET);
        if (end < text.length()) {
            end = wordEnd(text, end, start);
        }
        var before = start > 0 ? "… " : "";
        var shift = before.length() - start;
        var last = end;
        return new Snippet(
            before + text.substring(start, end) + (end < text.length() ? " …" : ""),
            matches
                .stream()
                .filter(match -> match.from() >= start && match.to() <= last)
                .map(match -> new Mark(match.from() + shift, match.to() + shift))
                .toList()
        );
    }

    private List<Mark> matches(String text) {
        var words = FoldedWord.of(text);
        var stems = new Stems();
        var wanted = groups
            .stream()
            .map(group ->
                group
                    .stream()
                    .map(word -> new Wanted(word.text(), stems.of(word.text())))
                    .toList()
            )
            .toList();
        var marks = new ArrayList<Mark>();
        for (var at = 0; at < words.size(); at++) {
            for (var group : wanted) {
                if (at + group.size() <= words.size() && isAt(words, at, group, stems)) {
                    marks.add(new Mark(words.get(at).start(), words.get(at + group.size() - 1).end()));
                    at += group.size() - 1;
                    break;
                }
            }
        }
        return marks;
    }

    private record Wanted(String text, String stem) {
        boolean is(String word, Stems stems) {
            return (
                word.equals(text) ||
                (text.length() >= SHORTEST_BEGINNING && word.startsWith(text)) ||
                stems.of(word).equals(stem)
            );
        }
    }

    private static boolean isAt(List<FoldedWord> words, int at, List<Wanted> group, Stems stems) {
        for (var offset = 0; offset < group.size(); offset++) {
            if (!group.get(offset).is(words.get(at + offset).text(), stems)) {
                return false;
            }
        }
        return true;
    }

    private static int wordStart(String text, int from, int latest) {
        return Stream.iterate(from, at -> at < latest, at -> at + 1)
            .filter(at -> Character.isWhitespace(text.charAt(at)))
            .findFirst()
            .map(at -> at + 1)
            .orElseGet(() -> Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }

    private static int wordEnd(String text, int to, int earliest) {
        for (var at = to; at > Math.max(earliest, to - BEFORE_MATCH); at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }
}
