package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The choice of the database at start. A script replaces Docker's client and prints the output of a test. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The script is one for a POSIX shell")
class DatabaseChoiceTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    Path folder;

    @Test
    void pglite_is_taken_where_a_docker_engine_answers_too() throws Exception {
        try (var local = LocalProcess.start(folder, docker("echo 28.2.2"))) {
            assertThat(local.awaitSummary()).contains(" · database: PGlite in ");
        }
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    @Test
    void docker_that_does_not_answer_is_one_line_with_a_way_out() throws Exception {
        assertThat(failure(docker("echo 'Cannot connect to the Docker daemon.' >&2; exit 1"))).isEqualTo(
            "DATABASE=docker: no Docker engine answers (Cannot connect to the Docker daemon.). Start Docker. " +
                "Or unset DATABASE to use the database that comes with Deep Sci-Fi."
        );
    }

    @Test
    void docker_that_is_not_there_is_one_line_with_a_way_out() throws Exception {
        assertThat(failure(Map.of("PATH", folder.toString()))).startsWith(
            "DATABASE=docker: no Docker engine answers (there is no `docker` on the PATH). Start Docker."
        );
    }

    @Test
    void an_image_that_cannot_be_pulled_is_one_line_with_a_way_out() throws Exception {
        var engine = """
        case $1 in
          version) echo 28.2.2 ;;
          image) exit 1 ;;
          pull) echo 'Using default tag'; echo 'lookup registry: no such host' >&2; exit 1 ;;
        esac
        """;

        assertThat(failure(docker(engine))).isEqualTo(
            "DATABASE=docker: the image pgvector/pgvector:pg17 can't be pulled (lookup registry: no such host). " +
                "Pull it where there is a network. Or unset DATABASE to use the database that comes with Deep Sci-Fi."
        );
    }

    @Test
    void a_container_that_does_not_start_is_one_line_with_a_way_out() throws Exception {
        assertThat(failure(docker("if [ $1 = run ]; then echo 'no space left'; exit 125; fi"))).startsWith(
            "DATABASE=docker: the container does not start (no space left). Or unset DATABASE"
        );
    }

    @Test
    void a_kind_of_database_that_we_do_not_know_is_one_line_that_names_the_ones_we_do() throws Exception {
        assertThat(failure(Map.of("DATABASE", "mysql"))).isEqualTo(
            "DATABASE must be pglite or docker, not 'mysql'. A server of yours goes into DATABASE_URL."
        );
    }

    @Test
    void two_databases_are_one_too_many() throws Exception {
        assertThat(failure(Map.of("DATABASE_URL", "postgresql://ada@127.0.0.1:1/worlds"))).isEqualTo(
            "DATABASE_URL and DATABASE are both set. Keep the one that you mean."
        );
    }

    /** @return a PATH on which our script is the first {@code docker}; it records that it was called */
    private Map<String, String> docker(String script) throws Exception {
        assumeThat(new File("/bin/sh")).exists();
        var client = Files.writeString(
            folder.resolve("docker"),
            "#!/bin/sh\ntouch '%s'\n%s\n".formatted(folder.resolve("asked"), script)
        );
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
        return Map.of("PATH", folder + File.pathSeparator + System.getenv("PATH"));
    }

    /** The standard error of a failed start that requires Docker. */
    private String failure(Map<String, String> environment) throws Exception {
        var variables = new HashMap<>(Map.of("DATABASE", "docker"));
        variables.putAll(environment);
        try (var local = LocalProcess.start(folder, variables)) {
            assertThat(local.awaitExit()).isEqualTo(1);
            var errors = Files.readAllLines(local.errors());
            assertThat(errors).hasSize(1);
            return errors.getFirst();
        }
    }
}
