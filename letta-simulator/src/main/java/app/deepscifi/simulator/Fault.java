package app.deepscifi.simulator;

/** A way in which a request can go wrong, seen on a real server. */
public sealed interface Fault {
    /** The server answers with this HTTP status and Letta's body for it. */
    record Status(int code) implements Fault {}

    /** The server answers 200 with something that is neither JSON nor an event stream. */
    record Garbage() implements Fault {}

    /** The connection breaks after so many frames of the stream. */
    record CutAfter(int frames) implements Fault {}

    /** Nothing is answered until the client goes away or the simulator is closed. */
    record Hang() implements Fault {}

    /** The model's provider refuses with this HTTP status: Letta answers 200 and tells it inside the stream. */
    record ModelFails(int code) implements Fault {}

    /** The model's provider breaks off after three words: Letta tells it inside the stream. */
    record ModelCutsOff() implements Fault {}

    /** The model answers with nothing at all. */
    record ModelSaysNothing() implements Fault {}
}
