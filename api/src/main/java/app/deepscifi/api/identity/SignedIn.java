package app.deepscifi.api.identity;

import app.deepscifi.api.platform.CallerSource;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signs browsers in and out, and says who they are. */
@Component
class SignedIn implements CallerSource, Sessions {

    private static final Duration SESSION_LENGTH = Duration.ofDays(30);

    private final SessionCookie cookie;
    private final SessionTokens tokens;
    private final SessionStore sessions;
    private final Clock clock;

    SignedIn(SessionCookie cookie, SessionTokens tokens, SessionStore sessions, Clock clock) {
        this.cookie = cookie;
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Caller callerOf(HttpServletRequest request) {
        return of(request)
            .flatMap(sessions::personOf)
            .<Caller>map(person -> person)
            .orElseGet(Caller.SignedOut::new);
    }

    @Override
    public Optional<UUID> of(HttpServletRequest request) {
        return cookie.tokenOf(request).flatMap(tokens::sessionIn);
    }

    @Override
    public void forget(UserId user) {
        sessions.forget(user);
    }

    void begin(UserId user, HttpServletRequest request, HttpServletResponse response) {
        var expiry = clock.instant().plus(SESSION_LENGTH);
        var session = sessions.begin(user, expiry);
        cookie.set(request, response, tokens.sign(user, session, expiry), SESSION_LENGTH);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        of(request).ifPresent(sessions::end);
        cookie.clear(request, response);
    }
}
