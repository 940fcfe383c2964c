package app.deepscifi.simulator;

import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.SimulatedModel;
import app.deepscifi.simulator.store.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The state that all requests share. */
final class Simulation {

    /** The number of model requests kept for tests. It is bounded because a simulator may run for days. */
    private static final int NOTED = 500;

    private final SimulatorSettings settings;
    private final Store store;
    private final SimulatedModel model;
    private final Deque<ModelRequest> asked = new ArrayDeque<>();
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

    void noteModelRequest(ModelRequest request) {
        synchronized (asked) {
            asked.addLast(request);
            if (asked.size() > NOTED) asked.removeFirst();
        }
    }

    List<ModelRequest> modelRequests() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** Injects a fault. The latch opens when this number of requests have met it. */
    CountDownLatch order(int times, String method, Pattern path, Fault fault) {
        var ordered = new Ordered(method, path, fault, new CountDownLatch(times));
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
                if (ordered.met().getCount() == 0) faults.remove(ordered);
                return ordered.fault();
            }
            return null;
        }
    }
}
