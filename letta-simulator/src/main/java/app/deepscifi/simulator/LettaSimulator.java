package app.deepscifi.simulator;

import app.deepscifi.simulator.http.LocalServer;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.RuleModel;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** A running simulator, on 127.0.0.1 only. */
public final class LettaSimulator implements AutoCloseable {

    private static final Pattern MESSAGES = Pattern.compile("/v1/conversations/[^/]+/messages/?");

    private final LocalServer server;
    private final Simulation simulation;

    private LettaSimulator(LocalServer server, Simulation simulation) {
        this.server = server;
        this.simulation = simulation;
    }

    /** Throws {@link IOException} when the port is taken. */
    public static LettaSimulator start(SimulatorSettings settings) throws IOException {
        var shelf = settings.folder() == null ? null : new Shelf(settings.folder());
        var simulation = new Simulation(settings, new Store(shelf), new RuleModel());
        var server = LocalServer.start(LocalServer.LOOPBACK, settings.port(), new LettaHandler(simulation));
        return new LettaSimulator(server, simulation);
    }

    public URI baseUrl() {
        return server.url();
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
        server.close();
    }
}
