package app.deepscifi.simulator;

import java.io.IOException;

/** Where the frames of a stream go: a client, the log of a background run, or nowhere. */
interface Frames {
    /** Throws when the client has gone. */
    void send(String frame) throws IOException;

    static Frames nowhere() {
        return _ -> {};
    }

    /** Breaks the connection after so many frames. */
    static Frames cutAfter(int count, Frames frames) {
        var left = new int[] { count };
        return frame -> {
            if (left[0]-- <= 0) throw new IOException("told to cut the connection");
            frames.send(frame);
        };
    }
}
