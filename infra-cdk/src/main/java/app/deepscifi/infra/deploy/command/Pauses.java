package app.deepscifi.infra.deploy.command;

import java.time.Duration;

/** Pauses between polls. */
public final class Pauses {

    private Pauses() {}

    public static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new Failure("Stopped.");
        }
    }
}
