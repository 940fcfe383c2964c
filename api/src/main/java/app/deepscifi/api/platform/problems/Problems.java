package app.deepscifi.api.platform.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import tools.jackson.databind.json.JsonMapper;

/** Answers with problem documents (RFC 9457). All failed requests end here. */
@Component
public class Problems {

    public static final String TYPE_PREFIX = "https://deepscifi.app/problems/";

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    public void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        var problem = ProblemMapping.of(failure);
        if (failure instanceof ProblemException) {
            // An expected refusal is a response, not an error of ours.
            log.debug("{} {}: {}", request.getMethod(), request.getRequestURI(), problem.detail());
        } else if (problem.code().status().is5xxServerError()) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        } else {
            log.debug("{} {}: {}", request.getMethod(), request.getRequestURI(), problem.detail());
        }
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        if (failure instanceof ErrorResponse spring) {
            // Allow, Accept and the like.
            spring.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        }
        write(request, response, problem);
    }

    void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem) throws IOException {
        var body = json.writeValueAsBytes(document(request, problem));
        response.setStatus(problem.code().status().value());
        response.setHeader(RequestIdFilter.HEADER, RequestIdFilter.idOf(request));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var retryAfter = problem.extras().get("retryAfter");
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static Map<String, Object> document(HttpServletRequest request, ProblemException problem) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", TYPE_PREFIX + problem.code().code());
        document.put("title", problem.code().title());
        document.put("status", problem.code().status().value());
        document.put("detail", problem.detail());
        var path = RequestIdFilter.pathOf(request);
        if (path != null) {
            document.put("instance", path);
        }
        if (!problem.errors().isEmpty()) {
            document.put("errors", problem.errors());
        }
        document.put("traceId", RequestIdFilter.idOf(request));
        document.putAll(problem.extras());
        return document;
    }
}
