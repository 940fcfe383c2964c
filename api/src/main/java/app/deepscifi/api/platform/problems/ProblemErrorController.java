package app.deepscifi.api.platform.problems;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers requests that the servlet container refuses or abandons after our filters. */
@Hidden
@Controller
class ProblemErrorController implements ErrorController {

    private final Problems problems;

    ProblemErrorController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        problems.answer(
            request,
            response,
            failure instanceof Exception exception
                ? exception
                : ProblemMapping.ofStatus(status instanceof Integer number ? number : 404)
        );
    }
}
