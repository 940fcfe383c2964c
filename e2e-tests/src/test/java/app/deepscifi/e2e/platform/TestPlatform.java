package app.deepscifi.e2e.platform;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.local.LocalPlatform;
import app.deepscifi.local.LocalSettings;
import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.stub.ReceivedRequest;
import app.deepscifi.simulator.stub.RemoteStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** A platform for tests with its own temporary data folder and database, on a free port. */
public final class TestPlatform implements AutoCloseable {

    /** Slow enough to split an answer into pieces, and fast enough to wait for. */
    public static final Duration PACE = Duration.ofMillis(2);

    /** The variable with the address of the stub model behind a real Letta, which lists its requests. */
    static final String STUB = "STUB_MODEL_URL";

    private static final Object START = new Object();

    private final Path data;
    private final Optional<TestDatabase> database;
    private LocalSettings settings;
    private LocalPlatform running;

    public static TestPlatform start() {
        return start(Map.of(), PACE);
    }

    /**
     * @param environment variables of the operator, such as {@code LETTA_BASE_URL}
     * @param pace time between two pieces of a simulated agent's answer
     */
    public static TestPlatform start(Map<String, String> environment, Duration pace) {
        return new TestPlatform(environment, pace);
    }

    private TestPlatform(Map<String, String> environment, Duration pace) {
        data = temporaryFolder();
        database = environment.containsKey(TestDatabase.VARIABLE) ? Optional.empty() : TestDatabase.create();
        var variables = new HashMap<>(environment);
        variables.putIfAbsent("SIGN_UPS_PER_ADDRESS", "1000000");
        database.ifPresent(it -> variables.put(TestDatabase.VARIABLE, it.url()));
        settings = LocalSettings.isolated(data).withEnvironment(variables).withPace(pace);
        try {
            if (!variables.containsKey(TestDatabase.VARIABLE)) {
                synchronized (START) {
                    MigratedPGlite.copyInto(data);
                }
            }
            running = started(settings);
        } catch (RuntimeException e) {
            database.ifPresent(TestDatabase::close);
            throw e;
        }
    }

    /**
     * Starts one platform at a time, because platforms share the log of the JVM. A start is the most expensive part of
     * a run: the report of a test class has a line for each, and .ci/times counts them.
     */
    private static LocalPlatform started(LocalSettings settings) {
        synchronized (START) {
            var begun = System.nanoTime();
            var platform = LocalPlatform.start(settings);
            System.out.printf("A platform started in %d ms%n", Duration.ofNanos(System.nanoTime() - begun).toMillis());
            return platform;
        }
    }

    /** The address, which stays the same after a restart. */
    public URI address() {
        return running.address();
    }

    /** The simulated agents, to inject faults or to read their requests. */
    public LettaSimulator simulator() {
        return running.simulator().orElseThrow(() -> new IllegalStateException("Its agents are not simulated"));
    }

    /**
     * Starts another instance of the service on the same database server, with the same agents. Sessions are valid on
     * both. It has its own data folder.
     *
     * @param environment more variables of the operator
     */
    public TestPlatform another(Map<String, String> environment) {
        var variables = new HashMap<>(settings.environment());
        variables.put("JWT_SECRET", secret("jwt"));
        variables.put("LETTA_BASE_URL", simulator().baseUrl().toString());
        variables.put("LETTA_SERVER_PASSWORD", secret("simulator"));
        variables.put("LETTA_MODEL", "simulator/rules");
        variables.putAll(environment);
        return new TestPlatform(variables, settings.pace());
    }

    private String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A bean of the API in this platform. */
    public <T> T part(Class<T> type) {
        return running.part(type);
    }

    /** The folder of its object store, with a folder for each bucket. */
    public Path objects() {
        return data.resolve("objects");
    }

    /**
     * The requests to the model behind the agents, oldest first: from the simulator, or from the stub behind a real
     * Letta.
     */
    public List<ModelRequest> sent() {
        return running.simulator().map(LettaSimulator::modelRequests).orElseGet(this::sentByRealLetta);
    }

    private List<ModelRequest> sentByRealLetta() {
        try (var stub = new RemoteStub(URI.create(settings.environment().get(STUB)))) {
            return stub.requests().stream().map(ReceivedRequest::asModelRequest).toList();
        }
    }

    /** Ends it as Ctrl-C does, and starts it again on the same data and port. Sessions stay valid. */
    public void restart() {
        var port = address().getPort();
        running.close();
        running = started(settings.withPort(port));
    }

    /** The same, with other variables of the operator. */
    public void restart(Map<String, String> environment) {
        var variables = new HashMap<>(environment);
        database.ifPresent(it -> variables.put("DATABASE_URL", it.url()));
        settings = settings.withEnvironment(variables);
        restart();
    }

    /** Somebody who is not signed in. */
    public Visitor visitor() {
        return new Visitor(this::address);
    }

    /** Signs up a new person, who is then signed in. */
    public Person signUp(String name) {
        return new Person(this::address, name);
    }

    @Override
    public void close() {
        running.close();
        database.ifPresent(TestDatabase::close);
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("deepscifi-e2e");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
