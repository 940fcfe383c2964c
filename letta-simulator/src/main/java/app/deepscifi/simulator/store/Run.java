package app.deepscifi.simulator.store;

import java.util.ArrayList;
import java.util.List;

/** One run of a turn. It ends by itself or is cancelled. It does not depend on its client's connection. */
public final class Run {

    public enum Status {
        RUNNING,
        ENDED,
        CANCELLED,
    }

    private final String id = LettaIds.run();
    private final String conversationId;
    private final List<String> frames = new ArrayList<>();
    private Status status = Status.RUNNING;

    Run(String conversationId) {
        this.conversationId = conversationId;
    }

    public String id() {
        return id;
    }

    public String conversationId() {
        return conversationId;
    }

    public synchronized Status status() {
        return status;
    }

    /**
     * Ends the run.
     *
     * @return false if the run had ended before; then nothing changes
     */
    public boolean end(Status end) {
        return end(end, () -> {});
    }

    /** Ends the run as above, and first runs an action. Nobody sees the run ended before the action is done. */
    public synchronized boolean end(Status end, Runnable before) {
        if (status != Status.RUNNING) return false;
        before.run();
        status = end;
        return true;
    }

    /** Records a frame that was sent completely. */
    public synchronized void keep(String frame) {
        frames.add(frame);
    }

    public synchronized SimulatedRun asSeen() {
        return new SimulatedRun(id, status == Status.RUNNING, List.copyOf(frames));
    }
}
