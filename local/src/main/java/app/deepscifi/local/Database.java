package app.deepscifi.local;

import java.util.Map;
import java.util.function.Consumer;

/** The database of the platform. */
sealed interface Database extends AutoCloseable permits PostgresServer, PostgresContainer, PGlite {
    /** @return the properties of the API's data source */
    Map<String, String> properties();

    /** For the line that a person reads: what it is and where. */
    String description();

    @Override
    void close();

    /**
     * The server that {@code DATABASE_URL} names; a container where {@code DATABASE=docker} asks for one; else PGlite,
     * whether or not a Docker engine answers.
     */
    static Database open(LocalSettings settings, DataFolder folder, Consumer<String> progress) {
        var url = settings.variable("DATABASE_URL");
        var kind = settings.variable("DATABASE");
        if (url.isPresent() && kind.isPresent()) {
            throw new StartFailure("DATABASE_URL and DATABASE are both set. Keep the one that you mean.");
        }
        if (url.isPresent()) {
            return PostgresServer.connect(DatabaseUrl.parse(url.get()));
        }
        return switch (kind.orElse("pglite")) {
            case "pglite" -> PGlite.start(folder);
            case "docker" -> PostgresContainer.start(folder, settings.fresh(), progress);
            default -> throw new StartFailure(
                "DATABASE must be pglite or docker, not '%s'. A server of yours goes into DATABASE_URL.".formatted(
                    kind.get()
                )
            );
        };
    }
}
