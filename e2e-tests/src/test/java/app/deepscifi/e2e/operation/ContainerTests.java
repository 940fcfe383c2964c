package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.client.Upload;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.Eventually;
import app.deepscifi.e2e.platform.NeedsContainers;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.S3Server;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.SimulatorSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The image, started with the limits that it has in AWS. */
@NeedsContainers
class ContainerTests {

    private static final String PASSWORD = "a password";
    private static final String DATABASE_SETUP = "app.deepscifi.api.setup.DatabaseSetup";

    private final Container container = Container.create();

    @AfterEach
    void end() {
        container.close();
    }

    @Test
    @NeedsServerDatabase
    @Timeout(600)
    void it_says_that_it_is_alive_and_ready_and_ends_when_it_is_asked_to() throws Exception {
        try (var database = TestDatabase.create().orElseThrow(); var agents = agents()) {
            var address = start(database, agents, Map.of("AWS_S3_BUCKET", "nowhere"));
            var visitor = new Visitor(() -> address);

            visitor.get("/api/health/live").is(200);
            awaitUp(visitor, "database");
            awaitUp(visitor, "agents");
            assertThat(container.stop()).as("exit status after SIGTERM").isEqualTo(143);
        }
    }

    /** The JVM decodes JPEG files and converts colors with libraries, of which some are no part of the JVM. */
    @Test
    @NeedsServerDatabase
    @Timeout(600)
    void it_has_the_libraries_that_pictures_need() throws Exception {
        try (
            var database = TestDatabase.create().orElseThrow();
            var agents = agents();
            var objects = S3Server.start()
        ) {
            var address = start(database, agents, S3Server.environment(objects.address().toString()));
            var owner = new Person(() -> address, "Olga");
            awaitUp(owner, "objects");
            var worldId = owner.worldId();

            for (var picture : Map.of(
                "image/jpeg",
                SampleFiles.profiled(),
                "image/png",
                SampleFiles.png(40, 20),
                "image/gif",
                SampleFiles.gif(),
                "image/webp",
                SampleFiles.webp()
            ).entrySet()) {
                var asset = owner.uploads(worldId, picture.getKey(), picture.getValue());

                var thumbnail = owner.get(asset.path("thumbnailUrl").asString()).is(302).header("Location");
                var image = ImageIO.read(new ByteArrayInputStream(Upload.read(thumbnail).body()));
                assertThat(image.getWidth()).as(picture.getKey()).isEqualTo(asset.path("width").asInt());
            }
        }
    }

    /** On a busy machine the first checks may time out. */
    private static void awaitUp(Visitor visitor, String part) {
        Eventually.value(
            () -> visitor.get("/api/health/ready").json().path("components").path(part).path("status").asString(),
            "up"::equals
        );
    }

    private URI start(TestDatabase database, LettaSimulator agents, Map<String, String> objectStore)
        throws IOException {
        var port = freePort();
        var environment = new HashMap<>(objectStore);
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("DATABASE_URL", database.url());
        environment.put("JWT_SECRET", "a secret of thirty-two bytes or more");
        environment.put("LETTA_BASE_URL", agents.baseUrl().toString());
        environment.put("LETTA_SERVER_PASSWORD", PASSWORD);
        environment.put("LETTA_MODEL", "letta/letta-free");
        environment.put("AWS_REGION", "us-east-1");
        container.start(environment, "Started DeepSciFiApplication");
        return URI.create("http://127.0.0.1:" + port);
    }

    private static LettaSimulator agents() throws IOException {
        return LettaSimulator.start(SimulatorSettings.defaults().withPassword(PASSWORD));
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
