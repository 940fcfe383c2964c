package app.deepscifi.api.worlds.history;

import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import java.time.Instant;
import java.util.List;

/** One version with its changes and its canon. */
public record VersionWithCanon(
    int number,
    AuthorName author,
    String reason,
    List<Change> changes,
    Instant createdAt,
    Canon canon
) {
    /** The version without information about earlier ones. */
    VersionWithCanon withoutPast() {
        return new VersionWithCanon(number, author, "", List.of(), createdAt, canon);
    }

    public VersionWithCanon with(Canon canon) {
        return new VersionWithCanon(number, author, reason, changes, createdAt, canon);
    }
}
