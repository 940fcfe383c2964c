package app.deepscifi.simulator;

import app.deepscifi.simulator.store.Json;
import app.deepscifi.simulator.store.LettaIds;
import app.deepscifi.simulator.store.Remembered;
import app.deepscifi.simulator.store.RememberedJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Writes the event stream of one run, in Letta's format. */
final class EventStream {

    private final FrameSink frames;
    private final String run;
    private long lastFrame = System.nanoTime();

    EventStream(FrameSink frames, String run) {
        this.frames = frames;
        this.run = run;
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastFrame);
    }

    void ping() throws IOException, InterruptedException {
        message(RememberedJson.message("ping", new Remembered.Origin(LettaIds.ping(), Instant.now(), null, run)));
    }

    /** Sends a message, or the usage of the run. */
    void message(ObjectNode message) throws IOException, InterruptedException {
        data(message.toString());
    }

    void stop(String reason) throws IOException, InterruptedException {
        message(Json.object().put("message_type", "stop_reason").put("stop_reason", reason));
    }

    void done() throws IOException, InterruptedException {
        data("[DONE]");
    }

    /** The last frame of a cancelled run. Letta writes it with spaces that the other frames do not have. */
    void cancelled() throws IOException, InterruptedException {
        data("{\"message_type\": \"stop_reason\", \"stop_reason\": \"cancelled\"}");
    }

    void error(String type, String message, String detail) throws IOException, InterruptedException {
        var json = Json.object()
            .put("message_type", "error_message")
            .put("run_id", run)
            .put("error_type", type)
            .put("message", message)
            .put("detail", detail)
            .putNull("seq_id");
        send("event: error\ndata: " + json + "\n\n");
    }

    private void data(String data) throws IOException, InterruptedException {
        send("data: " + data + "\n\n");
    }

    private void send(String frame) throws IOException, InterruptedException {
        frames.send(frame);
        lastFrame = System.nanoTime();
    }
}
