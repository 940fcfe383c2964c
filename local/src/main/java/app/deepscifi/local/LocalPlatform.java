package app.deepscifi.local;

import app.deepscifi.api.DeepSciFiApplication;
import app.deepscifi.simulator.LettaSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The whole platform, running. Closing it ends everything that it started; its data folder keeps the rest. */
public final class LocalPlatform implements AutoCloseable {

    private static final byte[] LOOPBACK = { 127, 0, 0, 1 };

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final URI address;
    private final String summary;
    private final ConfigurableApplicationContext api;
    private final Optional<LettaSimulator> simulator;

    /** Starts everything and returns when the first page can be asked for. */
    public static LocalPlatform start(LocalSettings settings) {
        return start(settings, _ -> {});
    }

    /**
     * @param progress told, in a line each, what starts
     * @throws StartFailure with one line that says what to do
     */
    static LocalPlatform start(LocalSettings settings, Consumer<String> progress) {
        return new LocalPlatform(settings, progress);
    }

    private LocalPlatform(LocalSettings settings, Consumer<String> progress) {
        try {
            requireFree(settings.port());
            var folder = opened(DataFolder.open(settings.data(), settings.fresh()));
            var properties = new HashMap<>(LocalLog.properties(folder));
            LocalLog.begin(properties);

            progress.accept("database …");
            var database = opened(Database.open(settings, folder, progress));
            progress.accept("objects …");
            var objects = opened(ObjectStore.start(folder));
            progress.accept("agents …");
            var agents = opened(Agents.open(settings, folder));
            progress.accept("API and site …");
            properties.putAll(database.properties());
            properties.putAll(objects.properties());
            properties.putAll(agents.properties());
            properties.putAll(serverProperties(settings, folder));
            api = opened(run(settings, properties));
            var port = port(api);
            simulator =
                agents instanceof Agents.Simulated simulated ? Optional.of(simulated.simulator()) : Optional.empty();

            address = URI.create("http://localhost:" + port);
            summary = "Deep Sci-Fi is at %s · database: %s · objects: %s · agents: %s".formatted(
                address,
                database.description(),
                objects.description(),
                agents.description()
            );
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** @return the address of the site and, below {@code /api}, of the API */
    public URI address() {
        return address;
    }

    /** One line for a person: the address, and what is used for database, objects and agents. */
    public String summary() {
        return summary;
    }

    /** The simulated agents, where no Letta is set: a test can tell them to fail. */
    public Optional<LettaSimulator> simulator() {
        return simulator;
    }

    /** A part of the API: a test can look at what is not seen from outside, such as the connections in use. */
    public <T> T part(Class<T> type) {
        return api.getBean(type);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private static int port(ConfigurableApplicationContext context) {
        if (context instanceof WebServerApplicationContext server && server.getWebServer() != null) {
            return server.getWebServer().getPort();
        }
        throw new IllegalStateException("The API started without a web server");
    }

    private static ConfigurableApplicationContext run(LocalSettings settings, Map<String, String> properties) {
        var arguments = properties
            .entrySet()
            .stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
        try {
            return new SpringApplicationBuilder(
                DeepSciFiApplication.class,
                Site.class,
                PublicFiles.class,
                ContentSecurityPolicy.class,
                JsonOnly.class,
                OwnNames.class
            )
                .environment(environment(settings))
                .registerShutdownHook(false)
                .run(arguments);
        } catch (RuntimeException e) {
            throw new StartFailure(
                "The API does not start: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
                e
            );
        }
    }

    /** The API sees the variables of the settings, and not those of this process. */
    private static ConfigurableEnvironment environment(LocalSettings settings) {
        var environment = new StandardEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        var variables = new SystemEnvironmentPropertySource(name, Map.copyOf(settings.environment()));
        environment.getPropertySources().replace(name, variables);
        return environment;
    }

    private static Map<String, String> serverProperties(LocalSettings settings, DataFolder folder) {
        return Map.of(
            "server.address",
            "127.0.0.1",
            "server.port",
            Integer.toString(settings.port()),
            // As CloudFront does. Streams of events are no part of it.
            "server.compression.enabled",
            "true",
            // Ctrl-C waits no longer than this for a stream that somebody follows.
            "spring.lifecycle.timeout-per-shutdown-phase",
            "3s",
            "spring.main.banner-mode",
            "off",
            "deepscifi.jwt-secret",
            settings.variable("JWT_SECRET").orElseGet(() -> folder.secret("jwt"))
        );
    }

    /** Asked first: nobody should wait for a database to hear that the port is taken. */
    private static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
        } catch (IOException e) {
            throw new StartFailure(
                "Port %d is taken. Stop what uses it, or choose another: PORT=%d.".formatted(port, port + 1),
                e
            );
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // One part that does not close must not keep the others open.
            System.getLogger(LocalPlatform.class.getName()).log(System.Logger.Level.WARNING, "A part did not close", e);
        }
    }
}
