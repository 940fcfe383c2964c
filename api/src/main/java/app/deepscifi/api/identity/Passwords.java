package app.deepscifi.api.identity;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.threads.BoundedWork;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares passwords.
 *
 * <p>Hashing is slow on purpose and only computes. It runs on its own threads, for at most half of the cores, because a
 * few sign-ins on virtual threads would delay all requests.
 */
@Component
class Passwords implements DisposableBean {

    static final int MIN_LENGTH = 10;
    static final int MAX_LENGTH = 200;

    /** Maximum number of waiting requests; more are refused. */
    private static final int WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final PasswordEncoder encoder;
    private final Future<String> hashOfNobody;
    private final PasswordStrength strength = new PasswordStrength();
    private final BoundedWork work;

    @Autowired
    Passwords(PasswordEncoder encoder) {
        this(encoder, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), WAITING, PATIENCE);
    }

    /**
     * @param places   passwords that are hashed at once
     * @param waiting  maximum number of requests that wait
     * @param patience maximum time of a request, including its wait
     */
    Passwords(PasswordEncoder encoder, int places, int waiting, Duration patience) {
        this.encoder = encoder;
        work = new BoundedWork("passwords", places, waiting, patience, "Very many people sign in just now");
        // Computed in the background, because the start does not need it.
        hashOfNobody = work.submit(() -> String.valueOf(encoder.encode("nobody has this password")));
    }

    /** @throws ProblemException naming the field, if the password is easy to guess */
    void requireStrong(String field, String password, Account owner) {
        work.run(() -> strength.problem(password, owner.email(), owner.displayName())).ifPresent(problem -> {
            throw ProblemException.validation(field, problem);
        });
    }

    String hash(String password) {
        return work.run(() -> String.valueOf(encoder.encode(password)));
    }

    /** Takes the same time without an account (null), so that the time does not reveal who has an account. */
    boolean matches(String password, @Nullable String hash) {
        var same = work.run(() -> encoder.matches(password, hash == null ? hashOfNobody.get() : hash));
        return same && hash != null;
    }

    @Override
    public void destroy() {
        work.close();
    }
}
