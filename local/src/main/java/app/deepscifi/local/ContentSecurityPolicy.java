package app.deepscifi.local;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends the site's content security policy with every answer of the site, as CloudFront does. The API's answers and public
 * files have a policy of their own, which does not replace one that is there. Pages may also use the object store: they
 * upload files to it, and show private ones from there.
 */
@Component
class ContentSecurityPolicy extends OncePerRequestFilter {

    private static final String HEADER = "Content-Security-Policy";

    private static final Pattern USE_OBJECTS = Pattern.compile("(img|media|connect)-src .*");

    private final String policy;

    ContentSecurityPolicy(@Value("${spring.cloud.aws.s3.endpoint}") String objects) throws IOException {
        var file = new ClassPathResource("META-INF/deepscifi-serving/content-security-policy.txt");
        this.policy = file
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> USE_OBJECTS.matcher(line).matches() ? line + " " + objects : line)
            .collect(joining("; "));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        response.setHeader(HEADER, policy);
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Site.isOfApi(request.getRequestURI()) || PublicFiles.isOne(request.getRequestURI());
    }
}
