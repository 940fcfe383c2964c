package app.deepscifi.simulator;

import java.time.Duration;

/** A fault that a test injects into a request. */
public sealed interface Fault {
    /** No fault. Use it to let a request pass before a later one fails. */
    record None() implements Fault {}

    /**
     * The server answers with this HTTP status and Letta's error body. The body of a 409 names the run that keeps the
     * conversation busy.
     */
    record Status(int code) implements Fault {}

    /** The server answers 409 without naming a run, as it does when two changes collide. */
    record Conflict() implements Fault {}

    /** The server reports inside the stream that earlier tool calls still wait for an answer. */
    record CallsPending() implements Fault {}

    /** The server answers 200 with something that is neither JSON nor an event stream. */
    record Garbage() implements Fault {}

    /** The connection breaks after this number of frames. The turn continues, as on a real server. */
    record CutAfter(int frames) implements Fault {}

    /**
     * The connection breaks after this number of frames of one kind; with 0, in the middle of the first one.
     *
     * @param kind a {@code message_type}, or {@code [DONE]}
     */
    record CutAt(String kind, int frames) implements Fault {}

    /**
     * The stream falls silent after this number of frames of one kind (with 0, before the first), and then continues.
     * No pings are sent meanwhile.
     */
    record SilentAt(String kind, int frames, Duration silence) implements Fault {}

    /** The first frame of this kind is replaced by invalid JSON. */
    record GarbageAt(String kind) implements Fault {}

    /** The server does not answer until the client disconnects or the simulator is closed. */
    record Hang() implements Fault {}

    /**
     * The model provider refuses the request with this HTTP status. Letta answers 200 and reports the error inside the
     * stream.
     */
    record ModelFails(int code) implements Fault {}

    /** The model provider breaks off after three words. Letta reports the error inside the stream. */
    record ModelCutsOff() implements Fault {}

    /** The model gives an empty answer. */
    record ModelSaysNothing() implements Fault {}
}
