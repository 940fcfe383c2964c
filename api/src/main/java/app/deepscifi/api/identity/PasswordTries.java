package app.deepscifi.api.identity;

import app.deepscifi.api.identity.tries.Bound;
import app.deepscifi.api.identity.tries.TryStore;
import app.deepscifi.api.platform.problems.ProblemException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Limits guessing of passwords, over all instances: strictly for one account from one network, then for the network,
 * for the account from all networks, and for everybody. An attempt is counted before the password is checked, so that
 * parallel attempts don't slip through; a correct password undoes the count. A refused attempt counts only for the
 * limit that refused it, so that one network can't use up the limits of an account or of everybody.
 *
 * <p>For a network from which a person has signed in before, only the first limit applies. So strangers who guess from
 * elsewhere can't lock that person out.
 */
@Component
class PasswordTries {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT_AND_NETWORK = 10;
    static final int PER_NETWORK = 100;
    static final int PER_ACCOUNT = 100;
    static final int FOR_ALL = 5_000;

    private static final Duration ACCOUNT_WINDOW = Duration.ofHours(1);
    private static final Duration KNOWN = Duration.ofDays(90);

    private final TryStore store;

    PasswordTries(TryStore store) {
        this.store = store;
    }

    /**
     * A counted attempt.
     *
     * @param strict the limit for this account from this network
     * @param wider  all other limits in which it was counted
     */
    record Try(Bound strict, List<Bound> wider, Bound known) {}

    /**
     * Counts an attempt; it does not matter whether the account exists.
     *
     * @throws ProblemException if there were too many attempts, with the time to wait
     */
    Try begin(String email, ClientNetwork network) {
        var strict = Bound.of("password", PER_ACCOUNT_AND_NETWORK, WINDOW, email, network.name());
        var known = known(email, network);
        count(strict);
        var wider = store.isCounted(known)
            ? List.<Bound>of()
            : List.of(
                  Bound.of("password-network", PER_NETWORK, WINDOW, network.name()),
                  Bound.of("password-account", PER_ACCOUNT, ACCOUNT_WINDOW, email),
                  Bound.of("password-all", FOR_ALL, WINDOW)
              );
        wider.forEach(this::count);
        return new Try(strict, wider, known);
    }

    /** Undoes the count, because the password was correct. */
    void succeeded(Try right) {
        store.clear(right.strict());
        right.wider().forEach(store::uncount);
        remember(right.known());
    }

    /** Remembers that the person has signed in from this network. */
    void remember(String email, ClientNetwork network) {
        remember(known(email, network));
    }

    private void remember(Bound known) {
        store.clear(known);
        store.count(known);
    }

    private void count(Bound bound) {
        if (!store.count(bound)) {
            throw ProblemException.rateLimited(store.wait(bound));
        }
    }

    private static Bound known(String email, ClientNetwork network) {
        return Bound.of("known", 1, KNOWN, email, network.name());
    }
}
