package app.deepscifi.api.setup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import software.amazon.awssdk.core.exception.SdkException;

/** Runs a program of this package: it prints its result, or one line with the error and ends with 1. */
final class Program {

    /** The certificates of Amazon's databases in the image. */
    static final Path CERTIFICATES = Path.of("/app/certificates");

    private Program() {}

    interface Work {
        /** @return what was done, a line each */
        List<String> run() throws SQLException;
    }

    static void run(String failed, Work work) {
        // Without Spring, Logback prints everything, including the bodies of the AWS SDK's requests.
        LoggingSystem.get(Program.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        try {
            work.run().forEach(System.out::println);
        } catch (SetupException | SQLException | SdkException e) {
            System.err.println(failed + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            System.exit(1);
        }
    }
}
