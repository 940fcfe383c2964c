package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import java.util.Set;
import java.util.UUID;

/**
 * Sessions of a person have ended: by signing out, by signing in again, by a new password, or with the account. Published
 * inside the transaction that removes them, so a listener acts after its commit.
 *
 * @param sessions those that ended; the person may have others, which go on
 */
public record SessionsEnded(UserId userId, Set<UUID> sessions) {
    public SessionsEnded {
        sessions = Set.copyOf(sessions);
    }
}
