package app.deepscifi.e2e.platform;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The PostgreSQL server for tests: the one in {@code DATABASE_URL}, or else one container for the whole run. */
sealed interface DatabaseServer {
    /** @param url with a user who may create databases and users */
    record Found(URI url) implements DatabaseServer {
        String host() {
            return url.getHost();
        }
    }

    /** @param reason what is missing, and how to provide it */
    record Missing(String reason) implements DatabaseServer {}

    /** Finds the server, and starts the container if necessary. The result is the same for the whole run. */
    static DatabaseServer find() {
        return Search.RESULT;
    }

    /** Makes the search only once. */
    final class Search {

        private static final DockerImageName IMAGE = DockerImageName.parse(
            "pgvector/pgvector:pg17"
        ).asCompatibleSubstituteFor("postgres");

        private static final int PATIENCE_SECONDS = 5;

        private static final DatabaseServer RESULT = search(
            Optional.ofNullable(System.getenv(TestDatabase.VARIABLE)),
            Search::dockerAnswers
        );

        private Search() {}

        static DatabaseServer search(Optional<String> url, BooleanSupplier dockerAnswers) {
            if (url.isPresent() && !url.get().isBlank()) {
                return new Found(URI.create(url.get().strip()));
            }
            if (!dockerAnswers.getAsBoolean()) {
                return new Missing("Set DATABASE_URL to one, or start Docker.");
            }
            return container();
        }

        /** A container, which Testcontainers ends with this JVM. */
        @SuppressWarnings("resource")
        private static DatabaseServer container() {
            try {
                var container = new PostgreSQLContainer(IMAGE);
                container.start();
                return new Found(
                    URI.create(
                        "postgresql://%s:%s@%s:%d/%s".formatted(
                            container.getUsername(),
                            container.getPassword(),
                            container.getHost(),
                            container.getFirstMappedPort(),
                            container.getDatabaseName()
                        )
                    )
                );
            } catch (RuntimeException e) {
                return new Missing(
                    "Docker answers, but %s does not start (%s). Pull it, or set DATABASE_URL.".formatted(
                        IMAGE,
                        e.getMessage()
                    )
                );
            }
        }

        /** Asks Docker's own client. Without it on the PATH, tests use no container engine. */
        private static boolean dockerAnswers() {
            try {
                var process = new ProcessBuilder("docker", "version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
                if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return process.exitValue() == 0;
                }
                process.destroyForcibly();
                return false;
            } catch (IOException missing) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
