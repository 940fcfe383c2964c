package app.deepscifi.api.worlds;

import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import java.time.Instant;
import java.util.List;

/** One accepted set of changes and what the canon became by them. */
record VersionWithCanon(
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

    VersionWithCanon with(Canon canon) {
        return new VersionWithCanon(number, author, reason, changes, createdAt, canon);
    }
}
