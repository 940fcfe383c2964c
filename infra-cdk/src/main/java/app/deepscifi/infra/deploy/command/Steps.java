package app.deepscifi.infra.deploy.command;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Prints each step and its duration on the terminal. */
public final class Steps {

    private final PrintStream out;

    public Steps(PrintStream out) {
        this.out = out;
    }

    public interface Work {
        void run();
    }

    public void step(String title, Work work) {
        var start = Instant.now();
        out.println("> " + title);
        work.run();
        note("done in " + human(Duration.between(start, Instant.now())));
    }

    /** Prints a detail of the current step. */
    public void note(String text) {
        out.println("    " + text);
    }

    public void say(String text) {
        out.println(text);
    }

    /** Formats a duration as {@code 9 s} or {@code 4 min 05 s}. */
    public static String human(Duration time) {
        return time.compareTo(Duration.ofMinutes(1)) < 0
            ? time.toSeconds() + " s"
            : "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
