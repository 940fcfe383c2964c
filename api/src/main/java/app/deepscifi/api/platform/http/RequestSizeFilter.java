package app.deepscifi.api.platform.http;

import app.deepscifi.api.platform.json.TextRules;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.problems.ProblemMapping;
import app.deepscifi.domain.InvalidInput;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits every request before anything reads it: the length of its body, and the characters of its parameters. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public class RequestSizeFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        if (request.getContentLengthLong() > ProblemMapping.MAX_BODY_BYTES) {
            throw ProblemMapping.tooLarge();
        }
        checkParameters(request);
        chain.doFilter(new BoundedBody(request, ProblemMapping.MAX_BODY_BYTES), response);
    }

    private static void checkParameters(HttpServletRequest request) {
        for (var parameter : parameters(request).entrySet()) {
            for (var value : parameter.getValue()) {
                try {
                    TextRules.check(parameter.getKey());
                    TextRules.check(value);
                } catch (InvalidInput invalid) {
                    var field = parameter.getKey().replace("\0", "");
                    throw ProblemException.validation(field, invalid.violations().getFirst().message());
                }
            }
        }
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException malformed) {
            // Tomcat reports a wrong encoding of the query, or of a form in the body, by this exception.
            throw new ProblemException(ProblemCode.VALIDATION, "The parameters can't be read: encode them as UTF-8.");
        }
    }
}
