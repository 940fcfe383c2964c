package app.deepscifi.domain.rename;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.text.SearchIterator;
import com.ibm.icu.text.StringSearch;
import java.lang.Character.UnicodeScript;
import java.text.StringCharacterIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Old names and what stands for them now. Finds whole words, whatever their case and accents. In scripts without spaces, and
 * in Korean, a name may stand beside other letters.
 */
public final class NewNames {

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
        UnicodeScript.HAN,
        UnicodeScript.HIRAGANA,
        UnicodeScript.KATAKANA,
        UnicodeScript.HANGUL,
        UnicodeScript.THAI,
        UnicodeScript.LAO,
        UnicodeScript.KHMER,
        UnicodeScript.MYANMAR
    );

    private static final Comparator<Mention> LONGEST_FIRST = Comparator.comparingInt(Mention::start).thenComparing(
        Comparator.comparingInt(Mention::end).reversed()
    );

    private final Map<String, String> names;

    /** @param names new ones by old ones */
    NewNames(Map<String, String> names) {
        this.names = new LinkedHashMap<>(names);
        this.names.entrySet().removeIf(name -> name.getKey().isBlank() || name.getKey().equals(name.getValue()));
    }

    /** All mentions, in their order; of those that overlap, the first and longest. */
    public List<Mention> in(String text) {
        var all = new ArrayList<Mention>();
        names.forEach((old, replacement) -> all.addAll(of(old, replacement, text)));
        all.sort(LONGEST_FIRST);
        var apart = new ArrayList<Mention>();
        for (var mention : all) {
            if (apart.isEmpty() || apart.getLast().end() <= mention.start()) {
                apart.add(mention);
            }
        }
        return List.copyOf(apart);
    }

    /** The text with these mentions replaced. */
    public static String replaced(String text, List<Mention> mentions) {
        var result = new StringBuilder(text);
        for (var mention : mentions.reversed()) {
            result.replace(mention.start(), mention.end(), mention.replacement());
        }
        return result.toString();
    }

    private static List<Mention> of(String old, String replacement, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var mentions = new ArrayList<Mention>();
        var search = new StringSearch(old, new StringCharacterIterator(text), sameLetters(), null);
        search.setOverlapping(true);
        for (var at = search.first(); at != SearchIterator.DONE; at = search.next()) {
            var end = at + search.getMatchLength();
            if (isWhole(text, at, end)) {
                var found = text.substring(at, end);
                mentions.add(possessive(text, new Mention(at, end, found, inCaseOf(found, old, replacement))));
            }
        }
        return mentions;
    }

    private static RuleBasedCollator sameLetters() {
        var collator = (RuleBasedCollator) Collator.getInstance(Locale.ROOT);
        collator.setStrength(Collator.PRIMARY);
        return collator;
    }

    private static boolean isWhole(String text, int start, int end) {
        return (
            (start == 0 || !continues(text.codePointAt(start), text.codePointBefore(start))) &&
            (end == text.length() || !continues(text.codePointBefore(end), text.codePointAt(end)))
        );
    }

    /** Whether a character at the edge of a name and its neighbour are one word. */
    private static boolean continues(int edge, int neighbour) {
        if (!Character.isLetterOrDigit(neighbour)) {
            return neighbour == '_';
        }
        var one = UnicodeScript.of(edge);
        var other = UnicodeScript.of(neighbour);
        if (WITHOUT_SPACES.contains(one) || WITHOUT_SPACES.contains(other)) {
            return one == UnicodeScript.KATAKANA && other == UnicodeScript.KATAKANA;
        }
        return true;
    }

    /** A name in capitals gets one in capitals. */
    private static String inCaseOf(String found, String old, String replacement) {
        var capitals = found.toUpperCase(Locale.ROOT);
        return found.equals(capitals) && !found.equals(old) && !found.equals(found.toLowerCase(Locale.ROOT))
            ? replacement.toUpperCase(Locale.ROOT)
            : replacement;
    }

    /** "James' ship" becomes "Mira's ship": the apostrophe belongs to the name where a word in small letters follows. */
    private static Mention possessive(String text, Mention mention) {
        var end = mention.end();
        var follows = text.substring(end).matches("(?s)['’] \\p{Ll}.*");
        if (!follows || !endsInS(mention.text()) || endsInS(mention.replacement())) {
            return mention;
        }
        var apostrophe = text.substring(end, end + 1);
        return new Mention(
            mention.start(),
            end + 1,
            mention.text() + apostrophe,
            mention.replacement() + apostrophe + "s"
        );
    }

    private static boolean endsInS(String name) {
        return name.endsWith("s") || name.endsWith("S");
    }
}
