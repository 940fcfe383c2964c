package app.deepscifi.domain.story;

import java.text.BreakIterator;
import java.util.Locale;

/** Counts words the way a reader would, in scripts without spaces as well. */
public final class Words {

    private Words() {}

    public static int count(String text) {
        var boundaries = BreakIterator.getWordInstance(Locale.ROOT);
        boundaries.setText(text);
        var count = 0;
        var start = boundaries.first();
        for (var end = boundaries.next(); end != BreakIterator.DONE; start = end, end = boundaries.next()) {
            if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
                count++;
            }
        }
        return count;
    }
}
