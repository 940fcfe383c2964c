package app.deepscifi.simulator.model.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Corrects misspelt keywords in a clause. Only words close to a known keyword are changed. */
public final class Typos {

    private static final List<String> KNOWN = List.of(
        (
            "the second third choose add make rename remove drop delete call set change write tell story continue remember prefer rule world worlds " +
            "character location place faction technology species artifact event concept timeline called named about " +
            "darker lighter smaller something else others different list show first second third last person present past " +
            "tense year without what which rules characters places factions who where when how many them there"
        ).split(" ")
    );
    private static final Set<String> COMMON = Set.copyOf(
        List.of(
            (
                "why whose whom every everything everybody nobody hi yes a an the it is in on to of i me my you your he she we they this that these those no not do does did have has had " +
                "hate love like life made make take let was were be been are am can could would will shall may might must and or " +
                "but if so as at by for from with up out off here their then than now new one two three old all any some none " +
                "hello hey thanks please said says tall tale lake cake bake rude rail word words work would hold told sold men " +
                "man plane play placed short store stories shore wrote write white while whole hole home same some come came " +
                "wear year tear fear hear near dear bear read real reel feel kind find mind thing think thank want went wind"
            ).split(" ")
        )
    );
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int HEAD = 10;

    private Typos() {}

    /** The corrected texts, those with the fewest corrections first. */
    public static Iterable<String> guesses(String said) {
        var words = WORD.matcher(said).results().limit(HEAD).toList();
        var guesses = new LinkedHashSet<String>();
        var corrected = new StringBuilder();
        var from = 0;
        for (var word : words) {
            corrected.append(said, from, word.start()).append(corrected(word.group()));
            from = word.end();
            guesses.add(corrected + said.substring(from));
        }
        guesses.remove(said);
        return guesses;
    }

    private static String corrected(String word) {
        var plain = word.toLowerCase(Locale.ROOT);
        if (plain.length() < 2 || COMMON.contains(plain) || KNOWN.contains(plain)) return word;
        var near = new ArrayList<>(KNOWN);
        near.removeIf(it -> distance(plain, it) > (Math.min(plain.length(), it.length()) > 6 ? 2 : 1));
        return near
            .stream()
            .min(Comparator.comparingInt(it -> distance(plain, it)))
            .orElse(word);
    }

    /** The edit distance: letters missing, added, changed, or swapped with their neighbour. */
    private static int distance(String one, String other) {
        var table = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                var changed = table[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                table[i][j] = Math.min(changed, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                var swapped =
                    i > 1 &&
                    j > 1 &&
                    one.charAt(i - 1) == other.charAt(j - 2) &&
                    one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
            }
        }
        return table[one.length()][other.length()];
    }
}
