package app.deepscifi.simulator;

import app.deepscifi.simulator.model.Latest;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.SimulatedModel;
import app.deepscifi.simulator.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The state that all requests share. */
final class Simulation {

    private final SimulatorSettings settings;
    private final Store store;
    private final SimulatedModel model;
    private final Latest<ModelRequest> modelRequests = new Latest<>();
    private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Ordered> faults = new ArrayList<>();

    private record Ordered(String method, Pattern path, Fault fault, CountDownLatch met) {
        boolean meets(String asked, String at) {
            return method.equals(asked) && path.matcher(at).matches();
        }
    }

    Simulation(SimulatorSettings settings, Store store, SimulatedModel model) {
        this.settings = settings;
        this.store = store;
        this.model = model;
    }

    SimulatorSettings settings() {
        return settings;
    }

    Store store() {
        return store;
    }

    /** Executes turns, which may outlive the requests that began them. */
    ExecutorService turns() {
        return turns;
    }

    SimulatedModel model() {
        return model;
    }

    Latest<ModelRequest> modelRequests() {
        return modelRequests;
    }

    /** Injects a fault. The latch opens when a request has met it. */
    CountDownLatch order(String method, Pattern path, Fault fault) {
        var ordered = new Ordered(method, path, fault, new CountDownLatch(1));
        synchronized (faults) {
            faults.add(ordered);
        }
        return ordered.met();
    }

    /** Takes the injected fault for this request, or null if there is none. */
    @Nullable
    Fault fault(String method, String path) {
        synchronized (faults) {
            for (var ordered : faults) {
                if (!ordered.meets(method, path)) continue;
                ordered.met().countDown();
                faults.remove(ordered);
                return ordered.fault();
            }
            return null;
        }
    }
}
