package app.deepscifi.api.platform.threads;

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

/**
 * Runs work that only computes on threads of its own, some at once. On virtual threads, a few of them would keep everybody's
 * requests waiting.
 */
public final class BoundedWork implements AutoCloseable {

    private static final int RETRY_SECONDS = 5;

    private final ThreadPoolExecutor threads;
    private final Duration patience;
    private final String busy;

    /**
     * @param name     of the threads
     * @param places   how many run at once
     * @param waiting  how many may wait for a place; more are refused
     * @param patience how long each may take, from waiting on
     * @param busy     what a person is told who is refused, without the end of the sentence
     */
    public BoundedWork(String name, int places, int waiting, Duration patience, String busy) {
        this.patience = patience;
        this.busy = busy;
        threads = new ThreadPoolExecutor(
            places,
            places,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform()
                .daemon()
                .name(name + "-", 0)
                .factory()
        );
    }

    /** Runs it some time, for nobody who waits. */
    public <T> Future<T> submit(Callable<T> work) {
        return threads.submit(work);
    }

    /**
     * Waits for the result. What the work throws is thrown here.
     *
     * @throws ProblemException unavailable where others take too long
     */
    public <T> T run(Callable<T> work) {
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
                busy + ": try again in " + RETRY_SECONDS + " seconds.",
                Map.of("retryAfter", RETRY_SECONDS)
            );
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.ending();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
