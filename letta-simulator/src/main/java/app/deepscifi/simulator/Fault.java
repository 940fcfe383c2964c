package app.deepscifi.simulator;

import java.time.Duration;

/** A way in which a request can go wrong. */
public sealed interface Fault {
    /** It does not: where a later request of several is meant. */
    record None() implements Fault {}

    /** The server answers with this HTTP status and Letta's body for it; a 409 names a run that keeps the conversation busy. */
    record Status(int code) implements Fault {}

    /** The server answers 409 and names no run: two changes met. */
    record Conflict() implements Fault {}

    /** The server says inside the stream that earlier calls still wait for an answer. */
    record CallsPending() implements Fault {}

    /** The server answers 200 with something that is neither JSON nor an event stream. */
    record Garbage() implements Fault {}

    /** The connection breaks after so many frames of the stream. The turn goes on, as a real one does. */
    record CutAfter(int frames) implements Fault {}

    /**
     * The connection breaks after so many frames of a kind; with 0 in the middle of the first one.
     *
     * @param kind a {@code message_type}, or {@code [DONE]}
     */
    record CutAt(String kind, int frames) implements Fault {}

    /** The stream falls silent, pings too, after so many frames of a kind, with 0 before the first, and then goes on. */
    record SilentAt(String kind, int frames, Duration silence) implements Fault {}

    /** In the place of the first frame of a kind comes something that is no JSON. */
    record GarbageAt(String kind) implements Fault {}

    /** Nothing is answered until the client goes away or the simulator is closed. */
    record Hang() implements Fault {}

    /** The model's provider refuses with this HTTP status: Letta answers 200 and tells it inside the stream. */
    record ModelFails(int code) implements Fault {}

    /** The model's provider breaks off after three words: Letta tells it inside the stream. */
    record ModelCutsOff() implements Fault {}

    /** The model answers with nothing at all. */
    record ModelSaysNothing() implements Fault {}
}
