package app.deepscifi.api.platform.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers exceptions of handlers. The body is written directly, so that an {@code Accept} header can't prevent it. */
@RestControllerAdvice
class ProblemAdvice {

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.answer(request, response, failure);
    }

    /** The client has disconnected, so there is no response. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException failure) {}
}
