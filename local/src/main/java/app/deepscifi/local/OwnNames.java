package app.deepscifi.local;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only to the names of this machine. A page of another site can let its own name point to 127.0.0.1 (DNS
 * rebinding): to the browser we would then be a part of that site. The header is read as it came, since such a page may
 * send headers of a proxy.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class OwnNames extends OncePerRequestFilter {

    private static final Pattern LOOPBACK = Pattern.compile(
        "(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?",
        Pattern.CASE_INSENSITIVE
    );

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        if (!isOurs(request.getHeader("Host"))) {
            throw new ProblemException(
                ProblemCode.FOREIGN_ORIGIN,
                "Deep Sci-Fi answers here to the name localhost only. Open http://localhost:%d.".formatted(
                    request.getLocalPort()
                )
            );
        }
        chain.doFilter(request, response);
    }

    private static boolean isOurs(@Nullable String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }
}
