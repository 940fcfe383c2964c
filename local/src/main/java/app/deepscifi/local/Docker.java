package app.deepscifi.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Docker's own client, which knows contexts, sockets, mirrors and logins better than we do. */
final class Docker {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Docker() {}

    /**
     * @param ok whether the command ended without an error in time
     * @param output everything that it printed, without white space around it
     */
    record Answer(boolean ok, String output) {
        /** The line that says why it failed: the last one. */
        String reason() {
            return output
                .lines()
                .reduce((first, last) -> last)
                .orElse("it says nothing");
        }
    }

    static Answer run(String... arguments) {
        return run(PATIENCE, Map.of(), arguments);
    }

    /** @param environment what the client may hand on to a container without it being in a command line */
    static Answer run(Duration patience, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        var client = new ProcessBuilder(command).redirectErrorStream(true);
        client.environment().putAll(environment);
        try {
            return answer(client.start(), patience);
        } catch (IOException e) {
            return new Answer(false, "there is no `docker` on the PATH");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted");
        }
    }

    private static Answer answer(Process process, Duration patience) throws InterruptedException {
        var output = CompletableFuture.supplyAsync(() -> process.inputReader().lines().toList());
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Answer(false, "no answer in %d s".formatted(patience.toSeconds()));
        }
        return new Answer(process.exitValue() == 0, String.join("\n", output.join()).strip());
    }
}
