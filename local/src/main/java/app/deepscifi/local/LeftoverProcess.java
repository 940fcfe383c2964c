package app.deepscifi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child process of an earlier run that may still be closing its files. */
final class LeftoverProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private LeftoverProcess() {}

    static void remember(Process process, Path file) {
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        try {
            Files.writeString(file, process.pid() + " " + started.toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the remembered process is gone; one that does not go by itself is ended. */
    static void awaitEnd(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        find(Files.readString(file)).ifPresent(LeftoverProcess::awaitEnd);
        Files.deleteIfExists(file);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Another process may have the same pid by now, so the start time is compared too. */
    private static Optional<ProcessHandle> find(String line) {
        var fields = line.strip().split(" ", 2);
        if (fields.length != 2) {
            return Optional.empty();
        }
        var started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
        return ProcessHandle.of(Long.parseLong(fields[0])).filter(process ->
            process
                .info()
                .startInstant()
                .filter(instant -> Duration.between(started, instant).abs().compareTo(CLOCK_TOLERANCE) < 0)
                .isPresent()
        );
    }
}
