package app.deepscifi.api.identity;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.CallerSource;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signs browsers in and out, and identifies the person of a request. */
@Component
class SignedIn implements CallerSource, Sessions {

    private static final String SESSION = SignedIn.class.getName();

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

    /** The signature is verified once for each request: a stream asks again and again whether its session goes on. */
    @Override
    public Optional<UUID> of(HttpServletRequest request) {
        if (request.getAttribute(SESSION) instanceof UUID verified) {
            return Optional.of(verified);
        }
        var session = cookie.tokenOf(request).flatMap(tokens::sessionIn);
        session.ifPresent(id -> request.setAttribute(SESSION, id));
        return session;
    }

    @Override
    public void forget(UserId user) {
        sessions.forget(user);
    }

    /**
     * Begins a session, which replaces the browser's previous one.
     *
     * @throws ProblemException if the password was changed since the proof
     */
    Account begin(Proven proven, HttpServletRequest request, HttpServletResponse response) {
        var account = proven.account();
        var session = sessions.begin(proven, of(request)).orElseThrow(ProblemException::invalidCredentials);
        var expiry = clock.instant().plus(SessionStore.LONGEST);
        cookie.set(request, response, tokens.sign(account.id(), session, expiry), SessionStore.LONGEST);
        return account;
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        of(request).ifPresent(sessions::end);
        cookie.clear(request, response);
    }
}
