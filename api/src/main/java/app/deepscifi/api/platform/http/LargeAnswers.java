package app.deepscifi.api.platform.http;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the memory that large answers take together: a quarter of the heap. Answers beyond that wait until others are
 * written. Small ones pass at once.
 */
@Component
public class LargeAnswers extends OncePerRequestFilter {

    private static final String RESERVED = LargeAnswers.class.getName();
    private static final int SMALL = 64_000;
    /** Read, parsed and written, a byte of stored JSON takes about this many. */
    private static final int BYTES_PER_BYTE = 8;
    private static final int UNIT = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int all;
    private final Semaphore free;

    @Autowired
    LargeAnswers() {
        this(Runtime.getRuntime().maxMemory() / 4);
    }

    LargeAnswers(long bytes) {
        this.all = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        this.free = new Semaphore(all, true);
    }

    /**
     * Waits until there is memory for the answer, and keeps it until the request is over.
     *
     * @param bytes of the stored JSON or text that it is made of
     * @throws ProblemException unavailable where others take too long
     */
    public void reserve(HttpServletRequest request, long bytes) {
        if (bytes < SMALL || request.getAttribute(RESERVED) != null) {
            return;
        }
        var units = (int) Math.min(all, (bytes * BYTES_PER_BYTE) / UNIT);
        try {
            if (!free.tryAcquire(units, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        request.setAttribute(RESERVED, units);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(RESERVED) instanceof Integer units) {
                free.release(units);
            }
        }
    }

    private static ProblemException busy() {
        return new ProblemException(
            ProblemCode.UNAVAILABLE,
            "Many large answers are being sent just now: ask again in a moment.",
            Map.of("retryAfter", 2)
        );
    }
}
