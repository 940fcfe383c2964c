package app.deepscifi.simulator;

import app.deepscifi.simulator.store.Json;
import java.io.IOException;

/** Sinks that disturb the frames of a stream on their way to the client. */
final class FaultyFrames {

    private FaultyFrames() {}

    static FrameSink cutAfter(int count, FrameSink frames) {
        var left = new int[] { count };
        return frame -> {
            if (left[0]-- <= 0) throw cut();
            frames.send(frame);
        };
    }

    static FrameSink cutAt(String kind, int count, FrameSink frames) {
        var left = new int[] { count };
        return frame -> {
            var met = Json.messageType(frame).equals(kind);
            if (met && count == 0) frames.send(frame.substring(0, frame.length() / 2));
            else frames.send(frame);
            if (met && --left[0] <= 0) throw cut();
        };
    }

    static FrameSink silentAt(Fault.SilentAt fault, FrameSink frames) {
        var left = new int[] { fault.frames() };
        return frame -> {
            var met = Json.messageType(frame).equals(fault.kind());
            if (met && left[0]-- == 0) Thread.sleep(fault.silence());
            frames.send(frame);
            if (met && left[0] == 0 && fault.frames() > 0) {
                left[0]--;
                Thread.sleep(fault.silence());
            }
        };
    }

    static FrameSink garbageAt(String kind, FrameSink frames) {
        var met = new boolean[1];
        return frame -> {
            if (met[0] || !Json.messageType(frame).equals(kind)) {
                frames.send(frame);
                return;
            }
            met[0] = true;
            frames.send("data: {\"message_type\": \"assistant_mess\n\n");
        };
    }

    private static IOException cut() {
        return new IOException("An injected fault cuts the connection");
    }
}
