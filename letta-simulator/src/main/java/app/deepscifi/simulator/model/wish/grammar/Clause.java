package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.words.Regex;
import java.util.regex.Pattern;

/**
 * The part of a message that holds one wish, without polite words around it.
 *
 * @param text in the person's words, up to its last full stop
 */
record Clause(String text) {
    private static final Pattern LEAD = Regex.pattern(
        "^(?:(?:good (?:morning|evening|afternoon|day)|please|pls|plz|hey|hi|hello|ok|okay|so|well|now|then|and|also|but|just|maybe|alright|right|great|cool|nice|oh|hm+|um+|yes|yeah|no(?=,)|thanks|thank you)\\b[\\s,!.:;-]*)*" +
            "(?:(?:could|can|would|will) you (?:please |maybe |just |also )*|i(?:['’]d| would) (?:like|love) (?:you )?to |i want (?:you )?to |let['’]?s (?!not\\b)|let us |(?:can|could|may) i (?:please )?(?:have|get|take|see) )?(?:please |maybe |just |also )*"
    );
    private static final Pattern TAIL = Regex.pattern(
        "(?<![\\s,])(?:[\\s,]++(?:please|pls|plz|thanks|thank you|thx|ok|okay|lol|now|then|:\\)|;\\)))+(?=[\\s.!?]*$)"
    );
    private static final Pattern POLITE = Regex.pattern(
        "^\\W*(?:\\w+\\W+){0,3}?(?:(?:could|can|would|will) you|(?:can|could|may) i)\\b"
    );
    private static final String END_MARKS = ".,;:!?…";

    static Clause of(String said) {
        var plain = said.strip();
        var begun = LEAD.matcher(plain).replaceFirst("");
        var text = TAIL.matcher(begun.isBlank() ? plain : begun)
            .replaceFirst("")
            .strip();
        return new Clause(POLITE.matcher(plain).find() ? text.replaceFirst("\\?+$", "").strip() : text);
    }

    /** The text without the punctuation at its end. */
    String plain() {
        var end = text.length();
        while (end > 0 && endsSentence(text.charAt(end - 1))) end--;
        return text.substring(0, end);
    }

    private static boolean endsSentence(char sign) {
        return Character.isWhitespace(sign) || END_MARKS.indexOf(sign) >= 0;
    }

    boolean asks() {
        return text.endsWith("?");
    }
}
