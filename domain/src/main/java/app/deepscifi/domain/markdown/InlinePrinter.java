package app.deepscifi.domain.markdown;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** Writes the text of a paragraph so that {@link InlineParser} reads it back. */
final class InlinePrinter {

    /** What begins a block in CommonMark, where up to six signs are a heading. */
    private static final Pattern BEGINS_A_BLOCK = Pattern.compile(">|#{1,6}(?:[ \\t]|\\z)");

    private final String text;
    private final BitSet emphasis;
    private final BitSet strong;
    private final StringBuilder out = new StringBuilder();

    private InlinePrinter(MarkedText marked) {
        text = marked.text().toString();
        emphasis = marked.emphasis();
        strong = marked.strong();
    }

    /** @return one or more lines */
    static List<String> lines(List<Inline> inlines) {
        var printer = new InlinePrinter(MarkedText.of(inlines));
        printer.print();
        return printer.out.toString().lines().toList();
    }

    /** A line of a paragraph that would begin a block is escaped. */
    static String asText(String line) {
        return BlockParser.isSceneBreak(line) || BEGINS_A_BLOCK.matcher(line).lookingAt() ? "\\" + line : line;
    }

    private void print() {
        var at = 0;
        while (at < text.length()) {
            var character = text.charAt(at);
            if (character == '*' || character == '_') {
                at = printRun(at);
            } else {
                printMarks(at);
                if (character == '\\' && meansSomething(at)) {
                    out.append('\\');
                }
                out.append(character);
                at++;
            }
        }
        printMarks(at);
    }

    private int printRun(int start) {
        var end = Characters.endOfRun(text, start);
        var escape = couldBeMarks(start, end) ? "\\" : "";
        for (var at = start; at < end; at++) {
            printMarks(at);
            out.append(escape).append(text.charAt(at));
        }
        return end;
    }

    private boolean couldBeMarks(int start, int end) {
        for (var at = start; at <= end; at++) {
            if (isChange(emphasis, at) || isChange(strong, at)) {
                return true;
            }
        }
        var isLoose = Characters.isSpace(text, start - 1) && Characters.isSpace(text, end);
        var isInWord =
            text.charAt(start) == '_' && Characters.isWordBefore(text, start) && Characters.isWordAt(text, end);
        return !isLoose && !isInWord;
    }

    /** Whether a backslash there would escape what follows. */
    private boolean meansSomething(int at) {
        var next = at + 1;
        return (
            next == text.length() ||
            text.charAt(next) == '\n' ||
            Characters.isPunctuation(text, next) ||
            isChange(emphasis, next) ||
            isChange(strong, next)
        );
    }

    private void printMarks(int at) {
        if (isChange(strong, at)) {
            out.append("**");
        }
        if (isChange(emphasis, at)) {
            out.append('*');
        }
    }

    private static boolean isChange(BitSet marks, int at) {
        return marks.get(at) != (at > 0 && marks.get(at - 1));
    }
}
