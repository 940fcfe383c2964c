package app.deepscifi.infra.deploy;

import java.time.Duration;

/** Waiting for something that tells nobody when it is ready. */
final class Pauses {

    private Pauses() {}

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new Failure("Stopped.");
        }
    }
}
