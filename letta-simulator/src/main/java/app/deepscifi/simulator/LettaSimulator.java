package app.deepscifi.simulator;

import app.deepscifi.simulator.http.LocalServer;
import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.SimulatedModel;
import app.deepscifi.simulator.model.rules.RuleModel;
import app.deepscifi.simulator.store.Run;
import app.deepscifi.simulator.store.Shelf;
import app.deepscifi.simulator.store.SimulatedRun;
import app.deepscifi.simulator.store.Store;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** A running simulator. It listens on 127.0.0.1 only. */
public final class LettaSimulator implements AutoCloseable {

    private static final Pattern MESSAGES = Pattern.compile("/v1/conversations/[^/]+/messages/?");

    private final LocalServer server;
    private final Simulation simulation;

    private LettaSimulator(LocalServer server, Simulation simulation) {
        this.server = server;
        this.simulation = simulation;
    }

    /**
     * Starts a simulator that answers with the rules of {@link RuleModel}.
     *
     * @throws IOException if the port is taken
     */
    public static LettaSimulator start(SimulatorSettings settings) throws IOException {
        return start(settings, new RuleModel());
    }

    /**
     * Starts a simulator that answers with the given model.
     *
     * @throws IOException if the port is taken
     */
    public static LettaSimulator start(SimulatorSettings settings, SimulatedModel model) throws IOException {
        var shelf = settings.folder() == null ? null : new Shelf(settings.folder());
        var simulation = new Simulation(settings, new Store(shelf), model);
        var server = LocalServer.start(LocalServer.LOOPBACK, settings.port(), new LettaHandler(simulation));
        return new LettaSimulator(server, simulation);
    }

    public URI baseUrl() {
        return server.url();
    }

    /** The latest 500 requests to the model, oldest first. Each has the compiled prompt and all messages. */
    public List<ModelRequest> modelRequests() {
        return simulation.modelRequests().all();
    }

    /** The runs, newest first: all that are running, and the latest that have ended. */
    public List<SimulatedRun> runs() {
        return simulation.store().runs().stream().map(Run::asSeen).toList();
    }

    /** The tool calls that wait for an answer, in all conversations. */
    public List<Call> pendingCalls() {
        return simulation
            .store()
            .conversations()
            .stream()
            .flatMap(it -> it.pending().stream())
            .toList();
    }

    /** Deletes all agents with their conversations, as if the server had lost its database. */
    public void forget() {
        simulation.store().clear();
    }

    /**
     * Injects a fault into the next turn. Several faults are used in the order of the calls.
     *
     * @return a latch that opens when that turn is requested
     */
    public CountDownLatch failNext(Fault fault) {
        return simulation.order("POST", MESSAGES, fault);
    }

    /**
     * Injects a fault into the next request that has this method and whose whole path matches.
     *
     * @param path a regular expression
     * @return a latch that opens when that request arrives
     */
    public CountDownLatch failNext(String method, String path, Fault fault) {
        return simulation.order(method, Pattern.compile(path), fault);
    }

    @Override
    public void close() {
        server.close();
        simulation.turns().shutdownNow();
    }
}
