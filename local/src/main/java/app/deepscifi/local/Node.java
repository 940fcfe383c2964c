package app.deepscifi.local;

import java.io.IOException;
import java.util.regex.Pattern;

/** The Node on the PATH, new enough for PGlite. */
final class Node {

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+).*");
    private static final String ADVICE =
        "Install Node 20.9 or later, set DATABASE_URL to a PostgreSQL of yours, or DATABASE=docker.";

    private Node() {}

    /** The name to start it by. */
    static String command() {
        check(version());
        return "node";
    }

    static void check(String version) {
        var numbers = VERSION.matcher(version);
        if (!numbers.matches() || release(numbers.group(1), numbers.group(2)) < release("20", "9")) {
            throw new StartFailure(
                "The database that comes with Deep Sci-Fi needs Node 20.9 or later; `node` is %s. %s".formatted(
                    version,
                    ADVICE
                )
            );
        }
    }

    private static String version() {
        try {
            var process = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
            try (var output = process.inputReader()) {
                var line = output.readLine();
                return line == null ? "silent" : line.strip();
            }
        } catch (IOException e) {
            throw new StartFailure(
                "The database that comes with Deep Sci-Fi needs Node, and there is no `node` on the PATH. " + ADVICE,
                e
            );
        }
    }

    private static int release(String major, String minor) {
        return Integer.parseInt(major) * 1000 + Integer.parseInt(minor);
    }
}
