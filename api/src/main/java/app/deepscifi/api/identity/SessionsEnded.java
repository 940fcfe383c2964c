package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import java.util.Set;
import java.util.UUID;

/**
 * Sessions of a person have ended: by signing out, signing in again, a new password, or deletion of the account.
 * Published inside the transaction that removes them, so listeners act after the commit.
 *
 * @param sessions those that ended; other sessions of the person continue
 */
public record SessionsEnded(UserId userId, Set<UUID> sessions) {
    public SessionsEnded {
        sessions = Set.copyOf(sessions);
    }
}
