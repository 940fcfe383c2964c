package app.deepscifi.api.worlds.history;

import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version with its changes and its canon.
 *
 * @param name the name that somebody gave it; null where nobody did
 */
public record VersionWithCanon(
    int number,
    @Nullable String name,
    AuthorName author,
    String reason,
    List<Change> changes,
    Instant createdAt,
    Canon canon
) {
    /** The version without information about earlier ones. */
    VersionWithCanon withoutPast() {
        return new VersionWithCanon(number, name, author, "", List.of(), createdAt, canon);
    }

    public VersionWithCanon with(Canon canon) {
        return new VersionWithCanon(number, name, author, reason, changes, createdAt, canon);
    }

    VersionView withoutCanon() {
        return new VersionView(number, name, author, reason, changes.size(), createdAt);
    }
}
