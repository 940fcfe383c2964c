package app.deepscifi.api.worlds;

import app.deepscifi.domain.Author;
import org.jspecify.annotations.Nullable;

/**
 * The author of something, for display.
 *
 * @param kind whether they did it themselves or an agent did it for them
 * @param name the person's name
 */
public record AuthorName(Author.Kind kind, String name) {
    /** @param displayName null where the account is gone */
    public static AuthorName of(Author author, @Nullable String displayName) {
        return new AuthorName(author.kind(), displayName == null ? "Someone who left" : displayName);
    }
}
