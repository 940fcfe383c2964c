package app.deepscifi.api.agents.tools;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the prose of a passage from a call's arguments while they arrive.
 *
 * <p>The arguments are one JSON object in pieces of any size. Each piece returns the characters of {@code text} that
 * became known with it. Invalid JSON returns nothing, because the call itself will be refused later.
 */
public final class PassageReader {

    private static final String PROSE = "text";

    private final Map<String, String> fields = new HashMap<>();
    private final StringBuilder string = new StringBuilder();
    private final StringBuilder escape = new StringBuilder();
    private @Nullable String key;
    private boolean inString;
    private boolean afterColon;
    private int depth;

    /** The prose that this piece of the arguments adds. */
    public String read(String piece) {
        var prose = new StringBuilder();
        piece.chars().forEach(c -> {
            if (inString) {
                inString((char) c, prose);
            } else {
                between((char) c);
            }
        });
        return prose.toString();
    }

    /** The text of another field, once it is complete. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private void inString(char c, StringBuilder prose) {
        if (!escape.isEmpty()) {
            escape.append(c);
            var decoded = decoded();
            if (decoded != null) {
                escape.setLength(0);
                append(decoded, prose);
            }
        } else if (c == '\\') {
            escape.append(c);
        } else if (c == '"') {
            inString = false;
            endOfString();
        } else {
            append(c, prose);
        }
    }

    private void append(char c, StringBuilder prose) {
        if (afterColon && depth == 1 && PROSE.equals(key)) {
            prose.append(c);
        } else {
            string.append(c);
        }
    }

    private void endOfString() {
        if (depth == 1 && afterColon && key != null) {
            fields.put(key, string.toString());
        } else if (depth == 1) {
            key = string.toString();
        }
        string.setLength(0);
    }

    private void between(char c) {
        switch (c) {
            case '"' -> inString = true;
            case ':' -> afterColon = true;
            case ',' -> nextField();
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> literal(c);
        }
    }

    private void literal(char c) {
        if (depth == 1 && afterColon && key != null && !Character.isWhitespace(c)) {
            fields.merge(key, String.valueOf(c), String::concat);
        }
    }

    private void nextField() {
        if (depth == 1) {
            afterColon = false;
            key = null;
        }
    }

    /** The character that the escape stands for; null while it is not complete. */
    private @Nullable Character decoded() {
        var kind = escape.charAt(1);
        if (kind == 'u') {
            return escape.length() < 6 ? null : unicode();
        }
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> kind;
        };
    }

    private char unicode() {
        try {
            return (char) Integer.parseInt(escape, 2, 6, 16);
        } catch (NumberFormatException e) {
            return '\uFFFD';
        }
    }
}
