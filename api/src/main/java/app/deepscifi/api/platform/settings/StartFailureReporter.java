package app.deepscifi.api.platform.settings;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports in one line what an operator has to fix, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var line = lineFor(failure);
        if (line == null) {
            return false;
        }
        LoggerFactory.getLogger(StartFailureReporter.class).error("Deep Sci-Fi can't start: {}", line);
        return true;
    }

    private static @Nullable String lineFor(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException setting) {
                return setting.getMessage();
            }
            if (cause instanceof PortInUseException taken) {
                return (
                    "port " + taken.getPort() + " is taken: stop what listens there, or choose another by SERVER_PORT"
                );
            }
            if (cause.getClass().getSimpleName().equals("DataSourceBeanCreationException")) {
                return DatabaseUrl.MISSING;
            }
            if (cause instanceof SQLException database && DatabaseUrl.isUnreachable(database)) {
                return (
                    "DATABASE_URL can't be used: " +
                    String.valueOf(database.getMessage()).lines().findFirst().orElse("")
                );
            }
        }
        return null;
    }
}
