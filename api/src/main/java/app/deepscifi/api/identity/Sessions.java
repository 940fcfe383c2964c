package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/** The sessions of browsers, for the other capabilities. {@link SessionsEnded} says when one is over. */
public interface Sessions {
    /** The session that the cookie of a request names; it may have ended. */
    Optional<UUID> of(HttpServletRequest request);

    /** Drops what this instance remembers of a person's sessions: the next request of each asks the database. */
    void forget(UserId user);
}
