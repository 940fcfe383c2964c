package app.deepscifi.domain.story;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Counts words as a reader would, in scripts without spaces as well. The site counts by the same rules while somebody types
 * ({@code words.ts}); both are tested with {@code word-counts.tsv}.
 */
public final class Words {

    private static final Pattern LETTER_OR_NUMBER = Pattern.compile("[\\p{L}\\p{N}]");

    private Words() {}

    public static int count(String text) {
        var boundaries = BreakIterator.getWordInstance(Locale.ENGLISH);
        boundaries.setText(text);
        var word = LETTER_OR_NUMBER.matcher(text);
        var count = 0;
        var start = boundaries.first();
        for (var end = boundaries.next(); end != BreakIterator.DONE; start = end, end = boundaries.next()) {
            if (word.region(start, end).find()) {
                count++;
            }
        }
        return count;
    }
}
