package app.deepscifi.api.identity;

import app.deepscifi.api.identity.tries.Bound;
import app.deepscifi.api.identity.tries.TryStore;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decides whether and how often strangers can create accounts, because each account can cost the operator money. */
@Component
class SignUps {

    private static final Duration WINDOW = Duration.ofHours(1);

    /** Number of attempts for each possible account. Judging a refused password takes as long as hashing. */
    private static final int TRIES_OF_AN_ACCOUNT = 5;

    private final TryStore tries;
    private final boolean open;
    private final int perAddress;

    SignUps(TryStore tries, IdentitySettings settings) {
        this.tries = tries;
        this.open = settings.isSignUpOpen();
        this.perAddress = settings.signUpsPerAddress();
    }

    /** @throws ProblemException if sign-up is closed, or there were too many attempts from this network */
    void attempt(ClientNetwork network) {
        if (!open) {
            throw new ProblemException(
                ProblemCode.SIGN_UP_CLOSED,
                "No new accounts can be made here: ask the person who runs this site for one."
            );
        }
        var limit = (int) Math.min(Integer.MAX_VALUE, (long) TRIES_OF_AN_ACCOUNT * perAddress);
        var bound = Bound.of("sign-up-try", limit, WINDOW, network.name());
        if (!tries.count(bound)) {
            throw ProblemException.rateLimited(tries.wait(bound));
        }
    }

    /** @throws ProblemException if no more accounts can be created from this network for a while */
    void begin(ClientNetwork network) {
        var bound = Bound.of("sign-up", perAddress, WINDOW, network.name());
        if (!tries.count(bound)) {
            var seconds = Math.max(1, tries.wait(bound).plusMillis(999).toSeconds());
            throw new ProblemException(
                ProblemCode.RATE_LIMITED,
                "Too many accounts were made from your network within an hour. Try again in %d minutes.".formatted(
                    Math.ceilDiv(seconds, 60)
                ),
                Map.of("retryAfter", seconds)
            );
        }
    }
}
