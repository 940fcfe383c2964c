package app.deepscifi.domain.markdown;

/** Kinds of characters. A position outside the text counts as white space. */
final class Characters {

    private Characters() {}

    /** As in CommonMark: tab, line feed, form feed, carriage return, and the separators of Unicode. */
    static boolean isSpace(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return true;
        }
        var character = text.charAt(at);
        return (
            character == '\t' ||
            character == '\n' ||
            character == '\f' ||
            character == '\r' ||
            Character.isSpaceChar(character)
        );
    }

    /** Whether a letter, number or combining mark ends before the position. */
    static boolean isWordBefore(String text, int end) {
        return end > 0 && isWord(text.codePointBefore(end));
    }

    static boolean isWordAt(String text, int at) {
        return at < text.length() && isWord(text.codePointAt(at));
    }

    private static boolean isWord(int character) {
        return switch (Character.getType(character)) {
            case
                Character.UPPERCASE_LETTER,
                Character.LOWERCASE_LETTER,
                Character.TITLECASE_LETTER,
                Character.MODIFIER_LETTER,
                Character.OTHER_LETTER,
                Character.DECIMAL_DIGIT_NUMBER,
                Character.LETTER_NUMBER,
                Character.OTHER_NUMBER,
                Character.NON_SPACING_MARK,
                Character.ENCLOSING_MARK,
                Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    static boolean isPunctuation(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        var character = text.charAt(at);
        return character > ' ' && character < 0x7f && !Character.isLetterOrDigit(character);
    }

    /** @return the first position that has another character */
    static int endOfRun(String text, int start) {
        var end = start + 1;
        while (end < text.length() && text.charAt(end) == text.charAt(start)) {
            end++;
        }
        return end;
    }

    /** Without spaces and tabs at both ends. Other white space, such as the indent of a Japanese paragraph, is text. */
    static String stripped(String line) {
        var start = 0;
        var end = line.length();
        while (start < end && isBlank(line.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }
}
