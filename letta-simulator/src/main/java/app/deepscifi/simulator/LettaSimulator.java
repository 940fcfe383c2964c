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
        return start(settings, new RuleModel());
    }

    /** As above, with another model behind it. */
    public static LettaSimulator start(SimulatorSettings settings, SimulatedModel model) throws IOException {
        var shelf = settings.folder() == null ? null : new Shelf(settings.folder());
        var simulation = new Simulation(settings, new Store(shelf), model);
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

    /** The turns it was asked for, newest first: all that run and the latest that ended. */
    public List<SimulatedRun> runs() {
        return simulation.store().runs().stream().map(Run::asSeen).toList();
    }

    /** Waits until nothing runs: a turn whose client has gone goes on for a while. */
    public void ended() throws InterruptedException {
        simulation.store().ended();
    }

    /** The calls that wait for an answer, of all conversations. */
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
        var store = simulation.store();
        store.agents().forEach(agent -> store.removeAgent(agent.id()));
    }

    /**
     * The next turn goes wrong in this way. Several are used one after the other.
     *
     * @return opens when that turn was asked for
     */
    public CountDownLatch failNext(Fault fault) {
        return failNext(1, fault);
    }

    /**
     * The next so many turns go wrong in this way.
     *
     * @return opens when the last of them was asked for
     */
    public CountDownLatch failNext(int times, Fault fault) {
        return simulation.order(times, "POST", MESSAGES, fault);
    }

    /** The next request of this method whose whole path matches the expression goes wrong in this way. */
    public CountDownLatch failNext(String method, String path, Fault fault) {
        return simulation.order(1, method, Pattern.compile(path), fault);
    }

    @Override
    public void close() {
        server.close();
        simulation.turns().shutdownNow();
    }
}
