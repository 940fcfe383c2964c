package app.deepscifi.local;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Whether a Docker engine answers: asked of its own client, which knows contexts and sockets better than we do. */
final class Docker {

    private static final int PATIENCE_SECONDS = 5;

    private Docker() {}

    static boolean answers() {
        try {
            var process = new ProcessBuilder("docker", "version", "--format", "{{.Server.Version}}")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
