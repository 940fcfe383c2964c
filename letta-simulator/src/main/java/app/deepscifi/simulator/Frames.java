package app.deepscifi.simulator;

import java.io.IOException;

/** Where the frames of a stream go: a client, the log of a background run, or nowhere. */
interface Frames {
    /** Throws when the client has gone, or is made to. */
    void send(String frame) throws IOException, InterruptedException;

    static Frames nowhere() {
        return _ -> {};
    }
}
