package app.deepscifi.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLState;

/** A PostgreSQL that somebody else runs: we only look whether it will do. */
record PostgresServer(DatabaseUrl url) implements Database {
    private static final int OLDEST_VERSION = 150_000;
    private static final String WAY_OUT = " Or unset DATABASE_URL to use the database that comes with Deep Sci-Fi.";

    static PostgresServer connect(DatabaseUrl url) {
        var login = new Properties();
        PGProperty.USER.set(login, url.user());
        PGProperty.PASSWORD.set(login, url.password());
        PGProperty.CONNECT_TIMEOUT.set(login, 5);
        PGProperty.LOGIN_TIMEOUT.set(login, 8);
        try (var connection = DriverManager.getConnection(url.jdbc(), login)) {
            check(url, connection);
            return new PostgresServer(url);
        } catch (SQLException e) {
            throw new StartFailure("DATABASE_URL: " + advice(url, e) + WAY_OUT, e);
        }
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
            "spring.datasource.url",
            url.jdbc(),
            "spring.datasource.username",
            url.user(),
            "spring.datasource.password",
            url.password()
        );
    }

    @Override
    public String description() {
        return "PostgreSQL at " + url.server();
    }

    @Override
    public void close() {}

    private static void check(DatabaseUrl url, Connection connection) throws SQLException {
        try (
            var statement = connection.createStatement();
            var row = statement.executeQuery(
                """
                SELECT current_setting('server_version_num')::int,
                       EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'vector')
                """
            )
        ) {
            row.next();
            if (row.getInt(1) < OLDEST_VERSION) {
                throw new StartFailure(
                    "DATABASE_URL: %s is PostgreSQL %d; Deep Sci-Fi needs 15 or later.".formatted(
                        url,
                        row.getInt(1) / 10_000
                    ) + WAY_OUT
                );
            }
            if (!row.getBoolean(2)) {
                throw new StartFailure(
                    "DATABASE_URL: %s has no pgvector. Install that extension on the server.".formatted(url) + WAY_OUT
                );
            }
        }
    }

    private static String advice(DatabaseUrl url, SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            return "%s refuses user '%s' with this password. Correct them.".formatted(url, url.user());
        }
        if (state.equals("3D000")) {
            return "there is no database %s. Create it.".formatted(url);
        }
        if (PSQLState.isConnectionError(state)) {
            return "no PostgreSQL answers at %s. Start it, or correct the address.".formatted(url);
        }
        var reason = String.valueOf(e.getMessage()).lines().findFirst().orElse(state);
        return "%s cannot be used (%s).".formatted(url, reason);
    }
}
