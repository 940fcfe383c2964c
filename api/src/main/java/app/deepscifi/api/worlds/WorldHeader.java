package app.deepscifi.api.worlds;

import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Role;
import app.deepscifi.domain.access.Visibility;

/**
 * A world without its canon, which can be large: enough to check the rights of a caller.
 *
 * @param role        the caller's role in it
 * @param historyFrom the first version that readers see
 */
public record WorldHeader(
    WorldId id,
    UserId owner,
    String name,
    Visibility visibility,
    int version,
    Role role,
    int canonBytes,
    int historyFrom
) {
    /** The first version that the caller sees. */
    public int firstVersion() {
        return role == Role.READER ? historyFrom : 1;
    }

    /**
     * Whether the caller must not see the changes and the reason of this version, because they reveal earlier content.
     */
    public boolean hidesPastOf(int number) {
        return firstVersion() > 1 && number == firstVersion();
    }
}
