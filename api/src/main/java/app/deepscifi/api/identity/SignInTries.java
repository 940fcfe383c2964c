package app.deepscifi.api.identity;

import app.deepscifi.api.platform.ProblemException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Bounds how often a password can be guessed: so many tries for one email from one address, then a wait. A person who
 * guesses wrong elsewhere can't lock somebody out. Each instance counts for itself, which bounds guessing well enough until
 * limits move into the database.
 */
@Component
class SignInTries {

    static final int LIMIT = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final Clock clock;
    private final Cache<Guesser, Tries> tries = Caffeine.newBuilder()
        .expireAfterWrite(WINDOW)
        .maximumSize(100_000)
        .build();

    SignInTries(Clock clock) {
        this.clock = clock;
    }

    /** Counts before the password is looked at: many guesses at once don't slip through. */
    void begin(String email, String address) {
        var now = clock.instant();
        var mine = tries
            .asMap()
            .compute(new Guesser(email, address), (guesser, before) ->
                before == null || !now.isBefore(before.until())
                    ? new Tries(1, now.plus(WINDOW))
                    : new Tries(before.count() + 1, before.until())
            );
        if (mine.count() > LIMIT) {
            throw ProblemException.rateLimited(Duration.between(now, mine.until()));
        }
    }

    void succeeded(String email, String address) {
        tries.invalidate(new Guesser(email, address));
    }

    private record Guesser(String email, String address) {}

    private record Tries(int count, Instant until) {}
}
