package app.deepscifi.domain.rename;

/**
 * A name in a text.
 *
 * @param start       in UTF-16 units
 * @param end         excluded
 * @param text        the name as it is written there
 * @param replacement what the new name would be there
 */
public record Mention(int start, int end, String text, String replacement) {}
