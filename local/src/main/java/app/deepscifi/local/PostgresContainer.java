package app.deepscifi.local;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * PostgreSQL in a container. Its rows are in a volume named after the data folder, so they outlive the container, which
 * is removed when it stops; one that a {@code kill -9} left behind is removed at the next start.
 */
record PostgresContainer(String name, String jdbcUrl, String password) implements Database {
    static final String IMAGE = "pgvector/pgvector:pg17";

    private static final String USER = "deepscifi";
    private static final Duration PULL_PATIENCE = Duration.ofMinutes(10);
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final String WAY_OUT = " Or unset DATABASE to use the database that comes with Deep Sci-Fi.";

    static PostgresContainer start(DataFolder folder, boolean fresh, Consumer<String> progress) {
        requireEngine();
        requireImage(progress);
        var name = "deepscifi-" + Integer.toHexString(folder.file("postgres").toAbsolutePath().hashCode());
        Docker.run("rm", "--force", name);
        if (fresh) {
            Docker.run("volume", "rm", "--force", name);
        }
        var password = folder.secret("postgres");
        start(name, password);
        var container = new PostgresContainer(name, address(name), password);
        try {
            container.awaitReady();
            return container;
        } catch (RuntimeException e) {
            container.close();
            throw e;
        }
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
            "spring.datasource.url",
            jdbcUrl,
            "spring.datasource.username",
            USER,
            "spring.datasource.password",
            password
        );
    }

    @Override
    public String description() {
        return "PostgreSQL in Docker (volume %s)".formatted(name);
    }

    @Override
    public void close() {
        Docker.run("stop", name);
    }

    private static void requireEngine() {
        var version = Docker.run("version", "--format", "{{.Server.Version}}");
        if (!version.ok()) {
            throw failure("no Docker engine answers (%s). Start Docker.".formatted(version.reason()));
        }
    }

    private static void requireImage(Consumer<String> progress) {
        if (Docker.run("image", "inspect", IMAGE).ok()) {
            return;
        }
        progress.accept("image %s …".formatted(IMAGE));
        var pull = Docker.run(PULL_PATIENCE, Map.of(), "pull", "--quiet", IMAGE);
        if (!pull.ok()) {
            throw failure(
                "the image %s can't be pulled (%s). Pull it where there is a network.".formatted(IMAGE, pull.reason())
            );
        }
    }

    private static void start(String name, String password) {
        var container = Docker.run(
            START_PATIENCE,
            Map.of("POSTGRES_PASSWORD", password),
            "run",
            "--detach",
            "--rm",
            "--name",
            name,
            "--publish",
            "127.0.0.1::5432",
            "--volume",
            name + ":/var/lib/postgresql/data",
            "--env",
            "POSTGRES_PASSWORD",
            "--env",
            "POSTGRES_USER=" + USER,
            "--env",
            "POSTGRES_INITDB_ARGS=--encoding=UTF8 --locale=C.UTF-8",
            IMAGE
        );
        if (!container.ok()) {
            throw failure("the container does not start (%s).".formatted(container.reason()));
        }
    }

    private static String address(String name) {
        var port = Docker.run("port", name, "5432/tcp");
        if (!port.ok()) {
            throw failure("the container has no port (%s).".formatted(port.reason()));
        }
        return "jdbc:postgresql://%s/%s".formatted(port.reason(), USER);
    }

    /** The image answers over TCP only once its first set-up is done. */
    private void awaitReady() {
        var deadline = Instant.now().plus(START_PATIENCE);
        while (true) {
            try (var _ = DriverManager.getConnection(jdbcUrl, USER, password)) {
                return;
            } catch (SQLException e) {
                if (String.valueOf(e.getSQLState()).startsWith("28")) {
                    throw failure(
                        "the volume %s was made with another password. Start once with DEEPSCIFI_FRESH=true, which deletes it.".formatted(
                            name
                        )
                    );
                }
                if (Instant.now().isAfter(deadline) || !isRunning()) {
                    throw failure(
                        "PostgreSQL in the container does not answer (%s). Look at `docker logs %s`.".formatted(
                            e.getMessage(),
                            name
                        )
                    );
                }
            }
        }
    }

    private boolean isRunning() {
        return Docker.run("inspect", "--format", "{{.State.Running}}", name).output().equals("true");
    }

    private static StartFailure failure(String reason) {
        return new StartFailure("DATABASE=docker: " + reason + WAY_OUT);
    }
}
