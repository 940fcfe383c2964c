package app.deepscifi.local;

import java.util.Map;

/** Where the platform keeps its rows. */
sealed interface Database extends AutoCloseable permits PostgresServer, PostgresContainer, PGlite {
    /** What the API's data source needs. */
    Map<String, String> properties();

    /** For the line that a person reads: what it is and where. */
    String description();

    @Override
    void close();

    /**
     * The server that {@code DATABASE_URL} names, else a container where Docker answers, else PGlite. A folder that was
     * begun with PGlite stays with it: its worlds must not vanish on the day that Docker runs.
     */
    static Database open(LocalSettings settings, DataFolder folder) {
        var url = settings.variable("DATABASE_URL");
        if (url.isPresent()) {
            return PostgresServer.connect(DatabaseUrl.parse(url.get()));
        }
        if (!PGlite.keepsDataIn(folder) && Docker.answers()) {
            return PostgresContainer.start(folder, settings.fresh());
        }
        return PGlite.start(folder);
    }
}
