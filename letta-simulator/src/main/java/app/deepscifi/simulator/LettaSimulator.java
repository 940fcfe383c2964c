package app.deepscifi.simulator;

import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.RuleModel;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A running simulator, on 127.0.0.1 only. */
public final class LettaSimulator implements AutoCloseable {

    static {
        // Small frames must leave at once; the JDK's server reads this when it is first used.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) System.setProperty(
            "sun.net.httpserver.nodelay",
            "true"
        );
    }

    private static final Pattern MESSAGES = Pattern.compile("/v1/conversations/[^/]+/messages/?");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Simulation simulation;

    private LettaSimulator(HttpServer server, ExecutorService threads, Simulation simulation) {
        this.server = server;
        this.threads = threads;
        this.simulation = simulation;
    }

    /** Throws {@link IOException} when the port is taken. */
    public static LettaSimulator start(SimulatorSettings settings) throws IOException {
        var shelf = settings.folder() == null ? null : new Shelf(settings.folder());
        var simulation = new Simulation(settings, new Store(shelf), new RuleModel());
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), settings.port());
        var server = HttpServer.create(address, 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new LettaHandler(simulation));
        server.start();
        return new LettaSimulator(server, threads, simulation);
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What the model was really sent, oldest first: the compiled prompt and every message. */
    public List<ModelRequest> modelRequests() {
        return simulation.modelRequests();
    }

    /**
     * The next turn goes wrong in this way. Several are used one after the other.
     *
     * @return opens when that turn was asked for
     */
    public CountDownLatch failNext(Fault fault) {
        return simulation.order("POST", MESSAGES, fault);
    }

    /** The next request of this method whose whole path matches the expression goes wrong in this way. */
    public CountDownLatch failNext(String method, String path, Fault fault) {
        return simulation.order(method, Pattern.compile(path), fault);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
