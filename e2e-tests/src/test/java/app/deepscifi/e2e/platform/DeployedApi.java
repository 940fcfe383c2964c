package app.deepscifi.e2e.platform;

import app.deepscifi.api.DeepSciFiApplication;
import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The API in its own process. All settings come from its environment, as in its container on AWS. */
public final class DeployedApi implements AutoCloseable {

    public static final String PUBLIC_URL = "https://d123.cloudfront.example";

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final int START_SECONDS = 300;
    private static final String PASSWORD = "secret";

    private final LettaSimulator agents;
    private final Process process;
    private final Path output;
    private final URI address;

    /**
     * Starts it behind CloudFront, which it trusts, with a bucket that it can't reach.
     *
     * @param folder  the working directory, which is not writable
     * @param scratch the only writable folder
     */
    public static DeployedApi start(String databaseUrl, Path folder, Path scratch) throws Exception {
        return new DeployedApi(databaseUrl, folder, scratch, Map.of());
    }

    /**
     * Starts it with an object store, for clients that come by HTTP.
     *
     * @param objectStore the variables that say where it is
     */
    public static DeployedApi start(String databaseUrl, Path folder, Path scratch, Map<String, String> objectStore)
        throws Exception {
        var environment = new HashMap<>(objectStore);
        environment.put("SECURE_COOKIES", "false");
        return new DeployedApi(databaseUrl, folder, scratch, environment);
    }

    private DeployedApi(String databaseUrl, Path folder, Path scratch, Map<String, String> environment)
        throws Exception {
        agents = LettaSimulator.start(SimulatorSettings.defaults().withPassword(PASSWORD).withPace(Duration.ZERO));
        output = Files.createTempFile("deployed-api", ".log");
        var program = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + scratch,
            "-cp",
            System.getProperty("java.class.path"),
            DeepSciFiApplication.class.getName()
        );
        program.environment().clear();
        program.environment().putAll(
            Map.ofEntries(
                Map.entry("DATABASE_URL", databaseUrl),
                Map.entry("JWT_SECRET", "0123456789abcdef0123456789abcdef"),
                Map.entry("LETTA_BASE_URL", agents.baseUrl().toString()),
                Map.entry("LETTA_SERVER_PASSWORD", PASSWORD),
                Map.entry("ANTHROPIC_API_KEY", "a key"),
                Map.entry("OPENAI_API_KEY", "unset"),
                Map.entry("AWS_S3_BUCKET", "assets"),
                Map.entry("AWS_REGION", "us-west-2"),
                Map.entry("PUBLIC_URL", PUBLIC_URL),
                Map.entry("SECURE_COOKIES", "true"),
                Map.entry("TRUSTED_PROXY", "cloudfront"),
                Map.entry("SHUTDOWN_GRACE", "10s"),
                Map.entry("LOG_FORMAT", "logstash"),
                Map.entry("METRICS_NAMESPACE", "DeepSciFi"),
                Map.entry("STAGE", "test"),
                // A free port, and no credentials of this machine.
                Map.entry("SERVER_PORT", "0"),
                Map.entry("AWS_EC2_METADATA_DISABLED", "true")
            )
        );
        program.environment().putAll(environment);
        process = program.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        address = found();
    }

    public URI address() {
        return address;
    }

    public List<String> lines() throws IOException {
        return Files.readAllLines(output);
    }

    /** Stops it as ECS does. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end");
        }
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
        agents.close();
        Files.delete(output);
    }

    private URI found() throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline) {
            var port = PORT.matcher(Files.readString(output));
            if (port.find()) {
                return URI.create("http://127.0.0.1:" + port.group(1));
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        process.destroyForcibly();
        throw new AssertionError("It did not start: " + Files.readString(output));
    }
}
