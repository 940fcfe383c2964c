package app.deepscifi.api.platform.web;

import app.deepscifi.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Identifies the sender of a request. Handler methods take a parameter of type {@link Caller}, or of type {@link
 * Caller.Person}, which refuses everybody who is not signed in.
 */
public interface CallerSource {
    Caller callerOf(HttpServletRequest request);
}
