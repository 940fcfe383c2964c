package app.deepscifi.domain.world;

import app.deepscifi.domain.Author;
import app.deepscifi.domain.canon.Change;
import java.time.Instant;
import java.util.List;

/**
 * One accepted set of changes to a canon.
 *
 * @param number 1 for the first, then without a gap
 * @param reason why, in a sentence; may be empty
 */
public record Version(int number, Author author, String reason, List<Change> changes, Instant createdAt) {
    public Version {
        changes = List.copyOf(changes);
    }
}
