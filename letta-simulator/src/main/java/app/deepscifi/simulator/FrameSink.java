package app.deepscifi.simulator;

import java.io.IOException;

/** Receives the frames of a stream. */
interface FrameSink {
    /** @throws IOException if the client has disconnected, or a fault simulates that */
    void send(String frame) throws IOException, InterruptedException;
}
