package app.deepscifi.simulator.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One run of a turn. It completes, fails or is cancelled. It does not depend on its client's connection. */
public final class Run {

    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED,
    }

    private final String id = LettaIds.run();
    private final String conversationId;
    private final String agentId;
    private final boolean background;
    private final Instant createdAt = Instant.now();
    private final List<String> frames = new ArrayList<>();
    private Status status = Status.RUNNING;
    private boolean closed;
    private @Nullable String stopReason;
    private @Nullable Instant completedAt;

    Run(String conversationId, String agentId, boolean background) {
        this.conversationId = conversationId;
        this.agentId = agentId;
        this.background = background;
    }

    public String id() {
        return id;
    }

    public String conversationId() {
        return conversationId;
    }

    public String agentId() {
        return agentId;
    }

    Instant createdAt() {
        return createdAt;
    }

    public synchronized Status status() {
        return status;
    }

    /**
     * Ends the run.
     *
     * @return false if the run had ended before; then nothing changes
     */
    public boolean end(Status end, String reason) {
        return end(end, reason, () -> {});
    }

    /** Ends the run as above, and first runs an action. Nobody sees the run ended before the action is done. */
    public synchronized boolean end(Status end, String reason, Runnable before) {
        if (status != Status.RUNNING) return false;
        before.run();
        status = end;
        stopReason = reason;
        completedAt = Instant.now();
        notifyAll();
        return true;
    }

    /** Stores a frame for clients that read the run later. */
    public synchronized void keep(String frame) {
        frames.add(frame);
        notifyAll();
    }

    /** Waits until the run has ended and all its frames are stored. */
    synchronized void ended() throws InterruptedException {
        while (status == Status.RUNNING || !closed) wait();
    }

    /** Marks the frames as complete. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The frame at this index, from 0. Waits until it exists; null after the last frame. */
    public synchronized @Nullable String frame(int at) throws InterruptedException {
        while (at >= frames.size() && !closed) wait();
        return at < frames.size() ? frames.get(at) : null;
    }

    public synchronized SimulatedRun asSeen() {
        return new SimulatedRun(id, conversationId, status.name().toLowerCase(Locale.ROOT), List.copyOf(frames));
    }

    public synchronized ObjectNode toJson() {
        var json = Json.object()
            .put("id", id)
            .put("status", status.name().toLowerCase(Locale.ROOT))
            .put("created_at", Times.precise(createdAt))
            .put("completed_at", completedAt == null ? null : Times.precise(completedAt).replace("Z", ""))
            .put("agent_id", agentId)
            .put("conversation_id", conversationId)
            .putNull("base_template_id")
            .put("background", background);
        json.putObject("metadata").put("run_type", "send_conversation_message");
        return json.put("stop_reason", stopReason);
    }
}
