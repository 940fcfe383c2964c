package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/** The sessions of browsers, for the other capabilities. {@link SessionsEnded} is published when one ends. */
public interface Sessions {
    /** The session that the cookie of a request names; it may have ended. */
    Optional<UUID> of(HttpServletRequest request);

    /** Drops this instance's cached sessions of a person, so that the next request of each reads the database. */
    void forget(UserId user);
}
