package app.deepscifi.api.search;

import app.deepscifi.domain.search.WordKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Finds the form of an English word that stands in a dictionary. Words of other languages mostly stay as they are. */
final class Stems {

    private final OneWord word = new OneWord();
    private final KStemFilter stems = new KStemFilter(word);
    private final CharTermAttribute stem = stems.getAttribute(CharTermAttribute.class);

    /** @param folded a word without capitals and accents */
    String of(String folded) {
        try {
            word.set(WordKeys.key(folded));
            stems.reset();
            return stems.incrementToken() ? stem.toString() : folded;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class OneWord extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String next = "";

        void set(String word) {
            next = word;
        }

        @Override
        public boolean incrementToken() {
            if (next.isEmpty()) {
                return false;
            }
            clearAttributes();
            term.append(next);
            next = "";
            return true;
        }
    }
}
