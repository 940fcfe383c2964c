package app.deepscifi.api.platform.problems;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers requests that Tomcat refuses before our filters, such as an address that can't be decoded, or a header that
 * is too long.
 */
final class ProblemValve extends ErrorReportValve {

    private final Problems problems;

    private ProblemValve(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            problems.write(request, response, ProblemMapping.ofStatus(response.getStatus()));
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("The client has gone", gone);
        }
    }

    /** Replaces Tomcat's error page. */
    @Component
    static class Installation implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        private final Problems problems;

        Installation(Problems problems) {
            this.problems = problems;
        }

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    // The host creates a valve of this class itself, unless it has one.
                    host.setErrorReportValveClass(ProblemValve.class.getName());
                    host.getPipeline().addValve(new ProblemValve(problems));
                }
            });
        }
    }
}
