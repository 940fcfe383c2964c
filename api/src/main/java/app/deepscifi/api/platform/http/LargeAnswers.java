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
 * Limits the memory of large responses together to a quarter of the heap. Others wait; small responses pass at once.
 */
@Component
public class LargeAnswers extends OncePerRequestFilter {

    private static final String RESERVED = LargeAnswers.class.getName();
    private static final int SMALL = 64_000;
    /** Memory for reading, parsing and writing one byte of stored JSON. */
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
     * Reserves memory for the response until the request ends; waits if there is not enough.
     *
     * @param bytes of the stored JSON or text of the response
     * @throws ProblemException unavailable if other responses take too long
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
