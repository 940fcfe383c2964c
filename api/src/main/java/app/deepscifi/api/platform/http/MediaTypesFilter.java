package app.deepscifi.api.platform.http;

import app.deepscifi.api.platform.problems.ProblemMapping;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an invalid {@code Content-Type} or {@code Accept} before anything reads it: Spring fails for some of them,
 * and detects others only after the work is done.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class MediaTypesFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        if (!namesOne(request.getContentType())) {
            throw ProblemMapping.ofStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        }
        var accepted = request.getHeaders(HttpHeaders.ACCEPT);
        while (accepted.hasMoreElements()) {
            if (!namesSome(accepted.nextElement())) {
                throw ProblemMapping.ofStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean namesOne(@Nullable String contentType) {
        try {
            return !StringUtils.hasText(contentType) || MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean namesSome(String accept) {
        try {
            MediaType.parseMediaTypes(accept);
            return true;
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
