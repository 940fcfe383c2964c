package app.deepscifi.api.agents.direct;

/** Models write what a database does not take: NUL, and halves of characters. */
final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    static String of(String text) {
        StringBuilder mended = null;
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (
                Character.isHighSurrogate(sign) &&
                at + 1 < text.length() &&
                Character.isLowSurrogate(text.charAt(at + 1))
            ) {
                at++;
            } else if (sign == 0 || Character.isSurrogate(sign)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(at, REPLACEMENT);
            }
        }
        return mended == null ? text : mended.toString();
    }
}
