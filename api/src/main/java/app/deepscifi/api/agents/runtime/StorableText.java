package app.deepscifi.api.agents.runtime;

/**
 * Removes NUL and replaces unpaired surrogates, which PostgreSQL refuses. A high surrogate at the end of a piece is held until
 * the next piece.
 */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private char waiting;

    /** @return a whole text, made storable */
    public static String of(String text) {
        var storable = new StorableText();
        return storable.next(text) + storable.end();
    }

    /**
     * Adds the next piece of a text.
     *
     * @return the storable text so far, without the parts that were returned before
     */
    public String next(String piece) {
        if (waiting == 0 && isStorable(piece)) {
            return piece;
        }
        var text = waiting == 0 ? piece : waiting + piece;
        waiting = 0;
        var mended = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (!Character.isSurrogate(sign)) {
                if (sign != 0) {
                    mended.append(sign);
                }
            } else if (Character.isLowSurrogate(sign)) {
                mended.append(REPLACEMENT);
            } else if (at + 1 == text.length()) {
                waiting = sign;
            } else if (Character.isLowSurrogate(text.charAt(at + 1))) {
                mended.append(sign).append(text.charAt(++at));
            } else {
                mended.append(REPLACEMENT);
            }
        }
        return mended.toString();
    }

    /** @return after the last piece: the text that was held back; may be empty */
    public String end() {
        var rest = waiting == 0 ? "" : String.valueOf(REPLACEMENT);
        waiting = 0;
        return rest;
    }

    private static boolean isStorable(String text) {
        return text.chars().noneMatch(sign -> sign == 0 || Character.isSurrogate((char) sign));
    }
}
