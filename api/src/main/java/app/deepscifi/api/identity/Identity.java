package app.deepscifi.api.identity;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates, proves, changes and deletes accounts. Hashing is slow, so no database connection is held meanwhile. */
@Service
class Identity {

    private final AccountStore accounts;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final PasswordTries tries;
    private final SignUps signUps;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Identity(
        AccountStore accounts,
        SessionStore sessions,
        Passwords passwords,
        PasswordTries tries,
        SignUps signUps,
        ApplicationEventPublisher events,
        TransactionTemplate transaction,
        Clock clock
    ) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tries = tries;
        this.signUps = signUps;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    Proven signUp(String email, String password, String displayName, ClientNetwork network) {
        signUps.attempt(network);
        // PostgreSQL stores microseconds, so that this response and later ones are equal.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var account = new Account(UserId.random(), email, displayName, now);
        passwords.requireStrong("password", password, account);
        signUps.begin(network);
        var proven = new Proven(account, passwords.hash(password));
        if (!accounts.add(proven)) {
            throw new ProblemException(ProblemCode.EMAIL_TAKEN, "There is an account with this email: sign in.");
        }
        tries.remember(email, network);
        return proven;
    }

    /** Gives the same response after the same work for a wrong password and for an unknown email. */
    Proven signIn(String email, String password, ClientNetwork network) {
        var begun = tries.begin(email, network);
        var found = accounts.provenBy(email);
        if (!passwords.matches(password, found.map(Proven::passwordHash).orElse(null))) {
            throw ProblemException.invalidCredentials();
        }
        tries.succeeded(begun);
        return found.orElseThrow();
    }

    Account rename(UserId id, String displayName) {
        accounts.rename(id, displayName);
        sessions.forget(id);
        return account(id);
    }

    Account account(UserId id) {
        return accounts.byId(id).orElseThrow(ProblemException::unauthenticated);
    }

    /**
     * Ends every session, including those of people who knew the old password, and those that begin with it at this
     * moment.
     */
    Proven changePassword(UserId id, String current, String next, ClientNetwork network) {
        var proven = confirm(id, "currentPassword", current, network);
        passwords.requireStrong("newPassword", next, proven.account());
        var changed = new Proven(proven.account(), passwords.hash(next));
        transaction.executeWithoutResult(_ -> {
            if (!accounts.changePassword(proven, changed.passwordHash())) {
                throw notYourPassword("currentPassword");
            }
            sessions.endAll(id);
        });
        return changed;
    }

    /** @throws ProblemException if this is not the password of the signed-in person */
    void delete(UserId id, String password, ClientNetwork network) {
        var proven = confirm(id, "password", password, network);
        transaction.executeWithoutResult(_ -> {
            events.publishEvent(new AccountDeleted(id));
            sessions.endAll(id);
            if (!accounts.remove(proven)) {
                throw notYourPassword("password");
            }
        });
    }

    private Proven confirm(UserId id, String field, String password, ClientNetwork network) {
        var email = account(id).email();
        var begun = tries.begin(email, network);
        var found = accounts.provenBy(email);
        if (!passwords.matches(password, found.map(Proven::passwordHash).orElse(null))) {
            throw notYourPassword(field);
        }
        tries.succeeded(begun);
        return found.orElseThrow();
    }

    private static ProblemException notYourPassword(String field) {
        return ProblemException.validation(field, "is not your password");
    }
}
