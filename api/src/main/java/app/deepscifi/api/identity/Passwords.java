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
 * Keeps passwords so that they can be compared and not read.
 *
 * <p>Hashing is slow on purpose and only computes, so it has threads of its own, for at most half of the cores.
 */
@Component
class Passwords implements DisposableBean {

    static final int MIN_LENGTH = 10;
    static final int MAX_LENGTH = 200;

    /** Most requests that wait for a thread; more are refused. */
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
     * @param waiting  how many may wait for a place
     * @param patience how long each may take, from waiting on
     */
    Passwords(PasswordEncoder encoder, int places, int waiting, Duration patience) {
        this.encoder = encoder;
        work = new BoundedWork("passwords", places, waiting, patience, "Very many people sign in just now");
        // Nobody needs it at the start, which need not wait for it.
        hashOfNobody = work.submit(() -> String.valueOf(encoder.encode("nobody has this password")));
    }

    /** @throws ProblemException naming the field, where a stranger would soon find it */
    void requireStrong(String field, String password, Account owner) {
        work.run(() -> strength.problem(password, owner.email(), owner.displayName())).ifPresent(problem -> {
            throw ProblemException.validation(field, problem);
        });
    }

    String hash(String password) {
        return work.run(() -> String.valueOf(encoder.encode(password)));
    }

    /** Takes as long for nobody (null) as for somebody, so that its time doesn't tell who has an account. */
    boolean matches(String password, @Nullable String hash) {
        var same = work.run(() -> encoder.matches(password, hash == null ? hashOfNobody.get() : hash));
        return same && hash != null;
    }

    @Override
    public void destroy() {
        work.close();
    }
}
