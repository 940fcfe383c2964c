package app.deepscifi.e2e.faults;

import app.deepscifi.simulator.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The upstream of a platform's agents. Faults can be injected into it. */
interface Upstream extends AutoCloseable {
    /** The variables with which an operator uses this upstream. */
    Map<String, String> environment();

    /**
     * Injects a fault into one of the next requests for an answer.
     *
     * @param before number of requests that succeed first
     * @return a latch that opens when the request arrives
     */
    CountDownLatch fail(int before, Fault fault);

    /** The ids of all answers so far. */
    Set<String> answers();

    /** The answers except these, oldest first. */
    List<Said> saidBeside(Set<String> answers);

    /** The kind of the frames that carry this part of an answer. */
    String kind(Part part);

    /** Whether all parts of the answer that we rely on were sent. */
    boolean isComplete(Said answer);

    /** The ids of active runs there; empty if the upstream runs nothing without a client. */
    List<String> running();

    /** The ids of pending calls there; empty if the upstream keeps none. */
    List<String> pending();

    @Override
    void close();

    /** The parts of an answer that a person reads. */
    enum Part {
        REASONING,
        TEXT,
        CALL,
    }
}
