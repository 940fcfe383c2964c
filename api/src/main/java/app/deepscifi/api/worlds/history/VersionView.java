package app.deepscifi.api.worlds.history;

import app.deepscifi.api.worlds.AuthorName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version in a list, without its changes, which are in the single version.
 *
 * @param name the name that somebody gave it; null where nobody did
 */
@Schema(name = "Version")
public record VersionView(
    int number,
    @Nullable String name,
    AuthorName author,
    String reason,
    int changeCount,
    Instant createdAt
) {
    /** The version without information about earlier ones. */
    VersionView withoutPast() {
        return new VersionView(number, name, author, "", 0, createdAt);
    }
}
