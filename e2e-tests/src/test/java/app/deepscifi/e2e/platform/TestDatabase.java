package app.deepscifi.e2e.platform;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * A new database in the {@link DatabaseServer}. Its locale is {@code C.UTF-8} on every server, because other locales
 * don't lower É, or find no trigrams in 서울에서.
 */
public final class TestDatabase implements AutoCloseable {

    public static final String VARIABLE = "DATABASE_URL";

    private final URI server;
    private final String name = "e2e_" + UUID.randomUUID().toString().replace("-", "");

    private TestDatabase(URI server) {
        this.server = server;
    }

    /** A new database; empty without a server, and then platforms use PGlite. */
    public static Optional<TestDatabase> create() {
        return server().map(TestDatabase::createIn);
    }

    /** The server itself, with a user who may create databases and users. */
    public static Optional<URI> server() {
        return DatabaseServer.find() instanceof DatabaseServer.Found found
            ? Optional.of(found.url())
            : Optional.empty();
    }

    private static TestDatabase createIn(URI server) {
        var database = new TestDatabase(server);
        database.order(
            server.getPath(),
            "create database %s template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'".formatted(
                database.name
            )
        );
        return database;
    }

    public String url() {
        return server.resolve("/" + name + query()).toString();
    }

    /** Changes the data directly, without the service. */
    public void change(String sql) {
        order("/" + name, sql);
    }

    /** Opens another session. */
    public Connection connect() throws SQLException {
        return connection("/" + name);
    }

    /** Whether any session in this database waits for a lock of another session. */
    public static boolean somebodyWaits(Connection session) {
        try (
            var statement = session.createStatement();
            var rows = statement.executeQuery(
                "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
            )
        ) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        order(server.getPath(), "drop database if exists " + name + " with (force)");
    }

    private void order(String path, String sql) {
        try (var connection = connection(path); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(VARIABLE + ": " + sql + ": " + e.getMessage(), e);
        }
    }

    private Connection connection(String path) throws SQLException {
        var credentials = server.getUserInfo() == null ? new String[] { "" } : server.getUserInfo().split(":", 2);
        var port = server.getPort() < 0 ? 5432 : server.getPort();
        var address = "jdbc:postgresql://%s:%d%s%s".formatted(server.getHost(), port, path, query());
        var password = credentials.length > 1 ? credentials[1] : "";
        return DriverManager.getConnection(address, credentials[0], password);
    }

    private String query() {
        return server.getRawQuery() == null ? "" : "?" + server.getRawQuery();
    }
}
