package app.deepscifi.api.platform.http;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that another site makes a browser send with the session cookie (CSRF). Browsers name the origin of
 * an unsafe request, and no page can change that. A client that sends no origin is no browser and has nobody else's
 * cookie.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class ForeignOriginFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final @Nullable String publicAuthority;

    ForeignOriginFilter(HttpSettings settings) {
        this.publicAuthority = settings.publicUrl() == null ? null : settings.publicUrl().getRawAuthority();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        if (!SAFE_METHODS.contains(request.getMethod()) && isForeign(request)) {
            throw new ProblemException(ProblemCode.FOREIGN_ORIGIN, "Other sites can't change things here.");
        }
        chain.doFilter(request, response);
    }

    private boolean isForeign(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        if (origin == null) {
            return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        }
        var authority = authorityOf(origin);
        return authority == null || !isOurs(authority, request);
    }

    /**
     * Schemes aren't compared, because a load balancer that ends TLS hides ours. A proxy may replace the host and send
     * it in X-Forwarded-Host; a page of another site can send that header only after a CORS preflight, which we never
     * allow.
     */
    private boolean isOurs(String authority, HttpServletRequest request) {
        return (
            authority.equalsIgnoreCase(publicAuthority) ||
            authority.equalsIgnoreCase(request.getHeader("Host")) ||
            authority.equalsIgnoreCase(request.getHeader("X-Forwarded-Host"))
        );
    }

    private static @Nullable String authorityOf(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
