package app.deepscifi.simulator;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a simulator.
 *
 * @param port on 127.0.0.1; 0 takes any free one
 * @param password expected as {@code Authorization: Bearer}; null for none
 * @param pace time between two pieces of an answer; zero for tests
 * @param ping silence after which a stream sends a ping
 * @param locking whether a busy conversation refuses a second message; a Letta with Redis does, one without does not
 * @param folder keeps agents and conversations across restarts; null keeps nothing
 */
public record SimulatorSettings(
    int port,
    @Nullable String password,
    Duration pace,
    Duration ping,
    boolean locking,
    @Nullable Path folder
) {
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(0, null, Duration.ofMillis(25), Duration.ofSeconds(20), true, null);
    }

    public SimulatorSettings withPort(int port) {
        return new SimulatorSettings(port, password, pace, ping, locking, folder);
    }

    public SimulatorSettings withPassword(@Nullable String password) {
        return new SimulatorSettings(port, password, pace, ping, locking, folder);
    }

    public SimulatorSettings withPace(Duration pace) {
        return new SimulatorSettings(port, password, pace, ping, locking, folder);
    }

    public SimulatorSettings withLocking(boolean locking) {
        return new SimulatorSettings(port, password, pace, ping, locking, folder);
    }

    public SimulatorSettings withFolder(@Nullable Path folder) {
        return new SimulatorSettings(port, password, pace, ping, locking, folder);
    }
}
