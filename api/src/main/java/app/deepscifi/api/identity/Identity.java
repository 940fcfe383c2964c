package app.deepscifi.api.identity;

import app.deepscifi.api.platform.ProblemCode;
import app.deepscifi.api.platform.ProblemException;
import app.deepscifi.domain.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, proves, changes and deletes accounts. Hashing takes a while, so no connection is held meanwhile. */
@Service
class Identity {

    private final AccountStore accounts;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final SignInTries tries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Identity(
        AccountStore accounts,
        SessionStore sessions,
        Passwords passwords,
        SignInTries tries,
        ApplicationEventPublisher events,
        Clock clock
    ) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tries = tries;
        this.events = events;
        this.clock = clock;
    }

    Account signUp(String email, String password, String displayName) {
        // To what PostgreSQL keeps, so that the answer now and the answer later are the same.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var account = new Account(UserId.random(), email, displayName, now);
        if (!accounts.add(account, passwords.hash(password))) {
            throw new ProblemException(ProblemCode.EMAIL_TAKEN, "There is an account with this email: sign in.");
        }
        return account;
    }

    /** Answers alike, and after the same work, for a wrong password and for nobody's email. */
    Account signIn(String email, String password, String address) {
        tries.begin(email, address);
        var account = accounts.byEmail(email);
        var hash = accounts.passwordHash(email).orElse(null);
        if (!passwords.matches(password, hash)) {
            throw new ProblemException(ProblemCode.INVALID_CREDENTIALS, "Email and password don't go together.");
        }
        tries.succeeded(email, address);
        return account.orElseThrow();
    }

    Account rename(UserId id, String displayName) {
        accounts.rename(id, displayName);
        sessions.forget(id);
        return account(id);
    }

    Account account(UserId id) {
        return accounts.byId(id).orElseThrow(ProblemException::unauthenticated);
    }

    /** Ends every session, also those of whoever knew the old one. */
    void changePassword(UserId id, String current, String next, String address) {
        confirm(id, "currentPassword", current, address);
        accounts.changePassword(id, passwords.hash(next));
        sessions.endAll(id);
    }

    /** @throws ProblemException where this is not the password of the person who is signed in */
    void confirm(UserId id, String field, String password, String address) {
        var email = account(id).email();
        tries.begin(email, address);
        if (!passwords.matches(password, accounts.passwordHash(email).orElse(null))) {
            throw ProblemException.validation(field, "is not your password");
        }
        tries.succeeded(email, address);
    }

    @Transactional
    void delete(UserId id) {
        events.publishEvent(new AccountDeleted(id));
        sessions.endAll(id);
        accounts.remove(id);
    }
}
