package app.deepscifi.infra.deploy.command;

import java.time.Duration;

/** Waiting for something that tells nobody when it is ready. */
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
