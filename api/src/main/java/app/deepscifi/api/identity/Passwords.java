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
 * Keeps passwords so that they can be compared and not read.
 *
 * <p>Hashing is slow on purpose and only computes, so it has threads of its own, for at most half of the cores: on virtual
 * threads, a few people who sign in would keep everybody's requests waiting.
 */
@Component
class Passwords implements DisposableBean {

    static final int MIN_LENGTH = 10;
    static final int MAX_LENGTH = 200;

    /** Most requests that wait for a thread; more are refused. */
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
     * @param waiting  how many may wait for a place
     * @param patience how long each may take, from waiting on
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
        // Nobody needs it at the start, which need not wait for it.
        hashOfNobody = threads.submit(() -> String.valueOf(encoder.encode("nobody has this password")));
    }

    /** @throws ProblemException naming the field, where a stranger would soon find it */
    void requireStrong(String field, String password, Account owner) {
        queued(() -> strength.problem(password, owner.email(), owner.displayName())).ifPresent(problem -> {
            throw ProblemException.validation(field, problem);
        });
    }

    String hash(String password) {
        return queued(() -> String.valueOf(encoder.encode(password)));
    }

    /** Takes as long for nobody (null) as for somebody, so that its time doesn't tell who has an account. */
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
                // Does nothing where it is done, and frees the queue of what nobody waits for any more.
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
