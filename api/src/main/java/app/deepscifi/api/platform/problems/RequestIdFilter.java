package app.deepscifi.api.platform.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id, which connects a person's error page with the log. A harmless id from the caller is kept.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";
    private static final String KEY = "traceId";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static String idOf(HttpServletRequest request) {
        return request.getAttribute(KEY) instanceof String id ? id : assigned(request);
    }

    /** The requested path, even after a forward to the error page; null if it can't be read. */
    static @Nullable String pathOf(HttpServletRequest request) {
        var original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String path ? path : request.getRequestURI();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        var id = idOf(request);
        response.setHeader(HEADER, id);
        try (var _ = MDC.putCloseable(KEY, id)) {
            chain.doFilter(request, response);
        }
    }

    /** The thread that continues a request has its own logging context. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static String assigned(HttpServletRequest request) {
        var given = request.getHeader(HEADER);
        var id = given != null && HARMLESS.matcher(given).matches() ? given : UUID.randomUUID().toString();
        request.setAttribute(KEY, id);
        return id;
    }
}
