package app.deepscifi.simulator;

import java.io.IOException;

/** Where the frames of a stream go: a client, the log of a background run, or nowhere. */
interface FrameSink {
    /** Throws when the client has gone, or is made to. */
    void send(String frame) throws IOException, InterruptedException;

    static FrameSink nowhere() {
        return _ -> {};
    }
}
