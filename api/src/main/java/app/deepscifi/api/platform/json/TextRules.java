package app.deepscifi.api.platform.json;

import app.deepscifi.domain.InvalidInput;

/** Refuses characters that PostgreSQL can't store in a text: NUL and unpaired surrogates. */
public final class TextRules {

    private TextRules() {}

    /** @throws InvalidInput if the text can't be stored */
    public static String check(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                throw new InvalidInput("", "must not hold the character NUL");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new InvalidInput("", "must not hold half of a character (an unpaired surrogate)");
            }
        }
        return text;
    }
}
