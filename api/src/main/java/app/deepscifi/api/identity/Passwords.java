package app.deepscifi.api.identity;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final int RETRY_SECONDS = 5;

    private final PasswordEncoder encoder;
    private final Future<String> hashOfNobody;
    private final Duration patience;
    private final PasswordStrength strength = new PasswordStrength();
    private final ThreadPoolExecutor threads;

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
        this.patience = patience;
        threads = new ThreadPoolExecutor(
            places,
            places,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().daemon().name("passwords-", 0).factory()
        );
        // Computed in the background, because the start does not need it.
        hashOfNobody = threads.submit(() -> String.valueOf(encoder.encode("nobody has this password")));
    }

    /** @throws ProblemException naming the field, if the password is easy to guess */
    void requireStrong(String field, String password, Account owner) {
        queued(() -> strength.problem(password, owner.email(), owner.displayName())).ifPresent(problem -> {
            throw ProblemException.validation(field, problem);
        });
    }

    String hash(String password) {
        return queued(() -> String.valueOf(encoder.encode(password)));
    }

    /** Takes the same time without an account (null), so that the time does not reveal who has an account. */
    boolean matches(String password, @Nullable String hash) {
        var same = queued(() -> encoder.matches(password, hash == null ? hashOfNobody.get() : hash));
        return same && hash != null;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private <T> T queued(Callable<T> work) {
        try {
            var result = threads.submit(work);
            try {
                return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                // Removes an abandoned task from the queue; no effect if it is done.
                result.cancel(false);
            }
        } catch (RejectedExecutionException | TimeoutException tooMany) {
            throw new ProblemException(
                ProblemCode.UNAVAILABLE,
                "Very many people sign in just now: try again in " + RETRY_SECONDS + " seconds.",
                Map.of("retryAfter", RETRY_SECONDS)
            );
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.ending();
        }
    }
}
