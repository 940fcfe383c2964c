package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMainTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    Path folder;

    @Test
    void a_polite_end_takes_everything_along_and_frees_the_folder() throws Exception {
        try (var local = LocalProcess.start(folder, Map.of())) {
            assertThat(local.awaitSummary())
                .startsWith("Deep Sci-Fi is at http://localhost:")
                .contains(" · database: ", " · objects: S3Proxy in ", " · agents: simulated");
            var children = local.children();
            assertThat(children).isNotEmpty();

            local.process().destroy();

            assertThat(local.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
        DataFolder.open(folder.resolve("data"), false).close();
    }

    @Test
    void a_kill_leaves_no_child_and_the_next_start_finds_the_folder_free() throws Exception {
        try (var local = LocalProcess.start(folder, Map.of())) {
            local.awaitSummary();
            var children = local.children();
            assertThat(children).isNotEmpty();

            local.process().destroyForcibly();

            for (var child : children) {
                assertThat(child.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
            }
        }
        DataFolder.open(folder.resolve("data"), false).close();
    }

    @Test
    void a_taken_port_is_one_line_that_names_another() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();

            assertThat(failure(Map.of("PORT", Integer.toString(port)))).isEqualTo(
                "Port %d is taken. Stop what uses it, or choose another: PORT=%d.".formatted(port, port + 1)
            );
        }
    }

    @Test
    void an_unreachable_database_is_one_line() throws Exception {
        assertThat(failure(Map.of("DATABASE_URL", "postgresql://ada:hidden@127.0.0.1:1/worlds"))).startsWith(
            "DATABASE_URL: no PostgreSQL answers at 127.0.0.1:1/worlds."
        );
    }

    @Test
    void a_malformed_database_url_is_one_line_without_the_password() throws Exception {
        assertThat(failure(Map.of("DATABASE_URL", "postgres//ada:hidden@127.0.0.1/worlds")))
            .startsWith("DATABASE_URL must look like")
            .doesNotContain("hidden");
    }

    @Test
    void a_letta_address_that_is_none_is_one_line() throws Exception {
        assertThat(failure(Map.of("LETTA_BASE_URL", "localhost:8283"))).startsWith("LETTA_BASE_URL must look like");
    }

    @Test
    void no_node_is_one_line_with_three_ways_out() throws Exception {
        assertThat(failure(Map.of("PATH", folder.toString()))).contains(
            "there is no `node` on the PATH",
            "Install Node",
            "set DATABASE_URL",
            "DATABASE=docker"
        );
    }

    @Test
    void a_folder_in_use_is_one_line() throws Exception {
        try (var _ = DataFolder.open(folder.resolve("data"), false)) {
            assertThat(failure(Map.of())).contains("is in use by another Deep Sci-Fi (process ");
        }
    }

    /** The standard error of a failed start. */
    private String failure(Map<String, String> environment) throws Exception {
        try (var local = LocalProcess.start(folder, environment)) {
            assertThat(local.awaitExit()).isEqualTo(1);
            assertThat(local.children()).isEmpty();
            var errors = Files.readAllLines(local.errors());
            assertThat(errors).hasSize(1);
            return errors.getFirst();
        }
    }
}
