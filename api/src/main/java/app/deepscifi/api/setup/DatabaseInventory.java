package app.deepscifi.api.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the rows of each table, so that a restore drill can check the content of a copy. Reads only. Exits with 0, or
 * prints the error in one line and exits with 1.
 */
public final class DatabaseInventory {

    private DatabaseInventory() {}

    public static void main(String[] arguments) {
        Program.run("The databases don't hold what they should: ", () -> {
            var settings = SetupSettings.of(System.getenv());
            return run(new DatabaseServer(settings, Program.CERTIFICATES), List.of("deepscifi", "letta"));
        });
    }

    /**
     * @return one line for each database
     * @throws SetupException if a database is missing or empty
     */
    static List<String> run(DatabaseServer server, List<String> databases) throws SQLException {
        var lines = new ArrayList<String>();
        for (var database : databases) {
            try (var connection = server.connectAsAdmin(database)) {
                lines.add("Database " + database + ": " + String.join(", ", rows(connection, database)));
            }
        }
        return lines;
    }

    private static List<String> rows(Connection connection, String database) throws SQLException {
        var counts = new ArrayList<String>();
        for (var table : tables(connection)) {
            try (
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + statement.enquoteIdentifier(table, true))
            ) {
                rows.next();
                counts.add(table + " " + rows.getLong(1));
            }
        }
        if (counts.isEmpty()) {
            throw new SetupException("the database " + database + " has no tables");
        }
        return counts;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (
            var statement = connection.createStatement();
            var rows = statement.executeQuery(
                "select tablename from pg_tables where schemaname = 'public' order by tablename"
            )
        ) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }
}
