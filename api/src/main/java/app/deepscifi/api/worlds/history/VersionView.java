package app.deepscifi.api.worlds.history;

import app.deepscifi.api.worlds.AuthorName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** One accepted set of changes in a list, without what it changed: that is read with it. */
@Schema(name = "Version")
public record VersionView(int number, AuthorName author, String reason, int changeCount, Instant createdAt) {
    /** Without what tells of the versions before. */
    VersionView withoutPast() {
        return new VersionView(number, author, "", 0, createdAt);
    }
}
