package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.NeedsContainers;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The image, started with the limits that it has in AWS. */
@NeedsContainers
class ContainerTests {

    private static final String DATABASE_SETUP = "app.deepscifi.api.setup.DatabaseSetup";

    private final Container container = Container.create();

    @AfterEach
    void end() {
        container.close();
    }

    @Test
    @NeedsServerDatabase
    @Timeout(120)
    void it_says_that_it_is_alive_and_ready_and_ends_when_it_is_asked_to() throws Exception {
        try (
            var database = TestDatabase.create().orElseThrow();
            var agents = LettaSimulator.start(SimulatorSettings.defaults().withPassword("a password"))
        ) {
            var port = freePort();
            container.start(
                Map.of(
                    "SERVER_PORT",
                    String.valueOf(port),
                    "SERVER_ADDRESS",
                    "127.0.0.1",
                    "DATABASE_URL",
                    database.url(),
                    "JWT_SECRET",
                    "a secret of thirty-two bytes or more",
                    "LETTA_BASE_URL",
                    agents.baseUrl().toString(),
                    "LETTA_SERVER_PASSWORD",
                    "a password",
                    "LETTA_MODEL",
                    "letta/letta-free",
                    "AWS_S3_BUCKET",
                    "nowhere",
                    "AWS_REGION",
                    "us-east-1"
                ),
                "Started DeepSciFiApplication"
            );
            var visitor = new Visitor(() -> URI.create("http://127.0.0.1:" + port));

            visitor.get("/api/health/live").is(200);
            var ready = visitor.get("/api/health/ready").is(200).json().path("components");
            assertThat(ready.path("database").path("status").asString()).isEqualTo("up");
            assertThat(ready.path("agents").path("status").asString()).isEqualTo("up");
            assertThat(container.stop()).as("exit status after SIGTERM").isEqualTo(143);
        }
    }

    @Test
    void a_one_off_task_gives_another_main_class() {
        var ended = container.runInstead(DATABASE_SETUP);

        assertThat(ended.output()).isEqualToIgnoringNewLines("The databases can't be made: DATABASE_HOST is missing");
        assertThat(ended.status()).isOne();
    }

    @Test
    void its_jvm_takes_the_archive_of_classes() {
        var arguments = ImageFile.of(Container.architecture()).text("app/java.args");
        assumeTrue(
            arguments.contains("-XX:SharedArchiveFile"),
            "The image was built without an archive of its classes"
        );

        // The JVM would not start with an archive that does not match.
        var ended = container.runInstead("-Xshare:on", "-version");
        assertThat(ended.status()).as(ended.output()).isZero();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
