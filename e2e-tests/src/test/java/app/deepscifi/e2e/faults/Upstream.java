package app.deepscifi.e2e.faults;

import app.deepscifi.simulator.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** What answers behind the agents of a platform, and can be told to fail. */
interface Upstream extends AutoCloseable {
    /** What an operator sets who uses it. */
    Map<String, String> environment();

    /**
     * One of the next requests for an answer goes wrong in this way.
     *
     * @param before how many of them go well first
     * @return opens when it was asked
     */
    CountDownLatch fail(int before, Fault fault);

    /** Ids of the answers that it began so far. */
    Set<String> answers();

    /** What it said beside these answers, oldest first. */
    List<Said> saidBeside(Set<String> answers);

    /** What it calls the frames that carry this part of an answer. */
    String kind(Part part);

    /** Whether what was sent of an answer is all of it, as far as we rely on that. */
    boolean isComplete(Said answer);

    /** Ids of what runs there, where anything does without us. */
    List<String> running();

    /** Ids of calls that wait there for an answer, where it keeps any. */
    List<String> pending();

    @Override
    void close();

    /** What a person reads in an answer. */
    enum Part {
        REASONING,
        TEXT,
        CALL,
    }
}
