package app.deepscifi.api.worlds.history;

import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import java.time.Instant;
import java.util.List;

/** One accepted set of changes and what the canon became by them. */
public record VersionWithCanon(
    int number,
    AuthorName author,
    String reason,
    List<Change> changes,
    Instant createdAt,
    Canon canon
) {
    /** Without what tells of the versions before. */
    VersionWithCanon withoutPast() {
        return new VersionWithCanon(number, author, "", List.of(), createdAt, canon);
    }

    public VersionWithCanon with(Canon canon) {
        return new VersionWithCanon(number, author, reason, changes, createdAt, canon);
    }
}
