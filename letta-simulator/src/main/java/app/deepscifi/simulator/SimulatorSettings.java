package app.deepscifi.simulator;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param port on 127.0.0.1; 0 takes any free one
 * @param password asked for as {@code Authorization: Bearer}; none when null
 * @param pace between two pieces of an answer; zero for tests
 * @param ping silence after which a stream sends a ping
 * @param locking a busy conversation refuses a second message, as Letta does with Redis and does not without
 * @param folder keeps agents and conversations over a restart; nothing is kept when null
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

    public SimulatorSettings withPing(Duration ping) {
        return new SimulatorSettings(port, password, pace, ping, locking, folder);
    }

    public SimulatorSettings withLocking(boolean locking) {
        return new SimulatorSettings(port, password, pace, ping, locking, folder);
    }

    public SimulatorSettings withFolder(@Nullable Path folder) {
        return new SimulatorSettings(port, password, pace, ping, locking, folder);
    }
}
