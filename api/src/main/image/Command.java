import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of this machine. */
record Command(List<String> words) {
    static Command of(String... words) {
        return new Command(List.of(words));
    }

    Command with(String... more) {
        return with(List.of(more));
    }

    Command with(List<String> more) {
        return new Command(Stream.concat(words.stream(), more.stream()).toList());
    }

    record Result(int status, String output) {}

    /** @return its output; empty if it can't be started or fails */
    Optional<String> tried() {
        try {
            var result = result();
            return result.status() == 0 ? Optional.of(result.output()) : Optional.empty();
        } catch (UncheckedIOException missing) {
            return Optional.empty();
        }
    }

    /** @return its output; throws {@link IllegalStateException} with the output if it fails */
    String run() {
        var result = result();
        if (result.status() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " failed:\n" + result.output());
        }
        return result.output();
    }

    private Result result() {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes());
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted: " + String.join(" ", words), stopped);
        }
    }
}
