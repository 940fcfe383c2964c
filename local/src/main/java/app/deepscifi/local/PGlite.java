package app.deepscifi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL as WebAssembly in a Node process of its own (src/main/pglite/server.mjs), for a machine that has none. All
 * connections share one session and one transaction runs at a time.
 */
record PGlite(Process process, int port, String password, String description) implements Database {
    private static final String FOLDER = "pglite";
    private static final int CLOSING_SECONDS = 5;

    static PGlite start(DataFolder folder) {
        var log = folder.folder("log").resolve("pglite.log");
        try {
            // It ends when this pipe to it does: we need no hook, and a kill -9 of this process is no exception.
            var server = new ProcessBuilder(
                Node.command(),
                installation().resolve("server.mjs").toString(),
                folder.file(FOLDER).toString()
            ).redirectError(log.toFile());
            var password = folder.secret("pglite");
            server.environment().put("PGLITE_PASSWORD", password);
            var process = server.start();
            folder.tether(process);
            return new PGlite(process, awaitPort(process, log), password, "PGlite in " + folder.nameOf(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String jdbcUrl() {
        // Named statements of different connections would collide in the one session: no prepared statements. Whoever
        // waits for a transaction that waits for them gets an error after a minute instead of nothing for ever.
        return "jdbc:postgresql://127.0.0.1:%d/postgres?preferQueryMode=simple&sslmode=disable&gssEncMode=disable&socketTimeout=60".formatted(
            port
        );
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
            "spring.datasource.url",
            jdbcUrl(),
            "spring.datasource.username",
            "postgres",
            "spring.datasource.password",
            password,
            "spring.datasource.hikari.maximum-pool-size",
            "4",
            // A transaction waits for every other one, so a connection may take a while.
            "spring.datasource.hikari.connection-timeout",
            "20000",
            // Flyway's lock is a transaction of a second connection: here it would wait for itself.
            "spring.flyway.postgresql.transactional-lock",
            "false",
            "deepscifi.signals.database-notifies",
            "false"
        );
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int awaitPort(Process process, Path log) throws IOException {
        // Left open: closing it would close the pipe that the process writes to.
        var line = process.inputReader().readLine();
        if (line == null || !line.startsWith("port ")) {
            process.destroyForcibly();
            throw new StartFailure(
                "PGlite, the database that comes with Deep Sci-Fi, did not start: see %s. To begin anew, start with --fresh.".formatted(
                    log
                )
            );
        }
        return Integer.parseInt(line.substring("port ".length()));
    }

    /** The build installs it beside our classes (or jar). */
    private static Path installation() {
        try {
            var classes = Path.of(PGlite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var folder = classes.resolveSibling("pglite");
            if (!Files.exists(folder.resolve("node_modules"))) {
                throw new StartFailure(
                    "PGlite is not installed in %s. Run `mvn -pl local -am process-classes` once.".formatted(folder)
                );
            }
            return folder;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
