package app.deepscifi.api.identity;

import app.deepscifi.api.identity.tries.Bound;
import app.deepscifi.api.identity.tries.TryStore;
import app.deepscifi.api.platform.problems.ProblemException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Bounds guessing of passwords, over all instances: for one account from one network strictly, then for the network, for the
 * account from wherever, and for everybody together. A try counts before the password is looked at, so many at once don't
 * slip through, and a right password takes it back. A refused try counts only where it was refused, so one network can't use
 * up what an account or everybody may.
 *
 * <p>A network from which a person has signed in before is bound by the first limit only: strangers who guess from
 * elsewhere, however many, can't lock that person out.
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
     * A try that was counted.
     *
     * @param strict for this account from this network
     * @param wider  all others that it was counted in
     */
    record Try(Bound strict, List<Bound> wider, Bound known) {}

    /**
     * Whether the account exists makes no difference.
     *
     * @throws ProblemException where there were too many, with the time to wait
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

    /** The password was right. */
    void succeeded(Try right) {
        store.clear(right.strict());
        right.wider().forEach(store::uncount);
        remember(right.known());
    }

    /** Somebody has proved from this network that the account is theirs. */
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
