package app.deepscifi.api.search;

import app.deepscifi.domain.search.FoldedWord;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The words of a text as values of the database.
 *
 * @param words a {@code tsvector}: each word, and its stem after "=". Words of the title have the weight A
 * @param grams the trigrams of the names
 */
record IndexedText(String words, Set<String> grams) {
    /** Of PostgreSQL: a word has at most so many places, and they are counted up to a number. */
    private static final int MAX_PLACES = 255;

    private static final int MAX_PLACE = 16_383;
    private static final int GAP = 100;
    /** Longer words are no words of a language, and nobody types them. */
    private static final int LONGEST_WORD = 100;

    /** In characters; a {@code tsvector} holds less than 1 MB. */
    private static final int LONGEST_TEXT = 100_000;

    /** @param names names that a person may type wrongly */
    static IndexedText of(String title, String body, Collection<String> names) {
        var places = new LinkedHashMap<String, StringJoiner>();
        var counts = new LinkedHashMap<String, Integer>();
        var stems = new Stems();
        var last = add(places, counts, stems, title, 0, "A");
        add(places, counts, stems, body, last + GAP, "");
        var words = new StringJoiner(" ");
        places.forEach((word, at) -> words.add("'" + word + "':" + at));
        return new IndexedText(words.toString(), grams(names));
    }

    private static int add(
        Map<String, StringJoiner> places,
        Map<String, Integer> counts,
        Stems stems,
        String text,
        int before,
        String weight
    ) {
        var place = before;
        for (var word : FoldedWord.of(cut(text))) {
            if (word.text().length() > LONGEST_WORD) {
                continue;
            }
            place++;
            for (var lexeme : List.of(word.text(), "=" + stems.of(word.text()))) {
                if (counts.merge(lexeme, 1, Integer::sum) <= MAX_PLACES) {
                    places.computeIfAbsent(lexeme, _ -> new StringJoiner(",")).add(Math.min(place, MAX_PLACE) + weight);
                }
            }
        }
        return place;
    }

    /** A half character at the end is no letter, and is left out with its word. */
    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /** The parts of three letters of each word, with its beginning and its end. */
    static Set<String> grams(Collection<String> names) {
        var grams = new HashSet<String>();
        for (var name : names) {
            for (var word : FoldedWord.of(name)) {
                var padded = "  " + word.text() + " ";
                for (var at = 0; at + 3 <= padded.length(); at++) {
                    grams.add(padded.substring(at, at + 3));
                }
            }
        }
        return grams;
    }
}
