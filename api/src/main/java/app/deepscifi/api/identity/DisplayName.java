package app.deepscifi.api.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for display names: a name has one line, is visible, and does not imitate the site. */
final class DisplayName {

    static final int MAX_LENGTH = 80;

    /** Characters that move, hide or break the text around them. The two joiners are allowed: scripts and emoji need them. */
    private static final Pattern UNPRINTABLE = Pattern.compile(
        "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]|[\\p{Cf}&&[^\\u200C\\u200D]]"
    );

    /** Characters that draw nothing: all kinds of space, joiners, marks without a letter, and blank letters. */
    private static final Pattern INVISIBLE = Pattern.compile(
        "[\\p{Z}\\p{Cf}\\p{M}\\s\\u115F\\u1160\\u3164\\uFFA0\\u2800\\u17B4\\u17B5]+"
    );

    /** For each letter, the look-alikes in other scripts and among digits and signs, in lower case. */
    private static final Map<String, String> LOOK_ALIKES = Map.ofEntries(
        Map.entry("a", "\u0430\u0251\u03B1"),
        Map.entry("b", "\u0432"),
        Map.entry("c", "\u0441\u03F2"),
        Map.entry("d", "\u0501"),
        Map.entry("e", "\u0435\u03B5\u0454"),
        Map.entry("g", "\u0261\u0581"),
        Map.entry("h", "\u043D\u0570"),
        Map.entry("i", "\u0456\u0131\u03B91l|!\u04CF"),
        Map.entry("k", "\u043A\u03BA"),
        Map.entry("m", "\u043C"),
        Map.entry("n", "\u0578\u03B7"),
        Map.entry("o", "\u043E\u03BF0\u0585"),
        Map.entry("p", "\u0440\u03C1"),
        Map.entry("r", "\u0433"),
        Map.entry("s", "\u04555$"),
        Map.entry("t", "\u0442\u03C4"),
        Map.entry("u", "\u057D\u03C5"),
        Map.entry("v", "\u03BD\u0475"),
        Map.entry("w", "\u051D\u0448"),
        Map.entry("x", "\u0445"),
        Map.entry("y", "\u0443\u03B3\u028F")
    );

    private static final Map<Integer, String> LOOKS_LIKE = LOOK_ALIKES.entrySet()
        .stream()
        .flatMap(letter ->
            letter
                .getValue()
                .codePoints()
                .mapToObj(other -> Map.entry(other, letter.getKey()))
        )
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Names under which the site itself speaks. */
    private static final Set<String> VOICES = Stream.of(
        "User Agent",
        "World Agent",
        "Agent",
        "The Agent",
        "Assistant",
        "Deep Sci-Fi",
        "Deep Sci-Fi Team",
        "System",
        "Admin",
        "Administrator",
        "Moderator",
        "Support",
        "Operator",
        "You"
    )
        .map(DisplayName::folded)
        .collect(Collectors.toUnmodifiableSet());

    private static final String AGENT_OF_SOMEBODY = folded("Agent for");

    private DisplayName() {}

    /** @return the fault of a name that has the right length; empty if there is none */
    static Optional<String> problem(String name) {
        if (UNPRINTABLE.matcher(name).find()) {
            return Optional.of("has line breaks or characters that can't be seen: leave them out");
        }
        if (INVISIBLE.matcher(name).replaceAll("").isEmpty()) {
            return Optional.of("has nothing that can be seen: give a name with a letter or a digit");
        }
        var folded = folded(name);
        if (VOICES.contains(folded) || folded.startsWith(AGENT_OF_SOMEBODY)) {
            return Optional.of("is how the site itself speaks: choose a name that is yours");
        }
        return Optional.empty();
    }

    /** @return the name without differences of case, accents, spaces, signs and look-alikes */
    private static String folded(String name) {
        var decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder();
        decomposed.codePoints().forEach(letter -> {
            var like = LOOKS_LIKE.get(letter);
            if (like != null) {
                folded.append(like);
            } else if (Character.isLetterOrDigit(letter)) {
                folded.appendCodePoint(letter);
            }
        });
        return folded.toString();
    }
}
