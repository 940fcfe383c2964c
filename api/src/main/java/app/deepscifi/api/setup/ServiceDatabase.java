package app.deepscifi.api.setup;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * The database of one service, and its owner of the same name. Each step first checks whether it was done, so that the
 * next run completes an interrupted one.
 */
final class ServiceDatabase {

    private static final int PASSWORD_BYTES = 32;

    private final String name;
    private final DatabaseServer server;
    private final AddressSecret secret;
    private final AddressForm form;

    ServiceDatabase(String name, DatabaseServer server, AddressSecret secret, AddressForm form) {
        this.name = name;
        this.server = server;
        this.secret = secret;
        this.form = form;
    }

    /** The form of the database's address for the service. */
    interface AddressForm {
        String of(String database, String user, String password);
    }

    /**
     * @param admin  connection to the server, with the right to create users and databases
     * @param rotate whether to set a new password although the old one works
     * @return a line for the operator that describes the changes
     */
    String prepare(Connection admin, boolean rotate) throws SQLException {
        var done = new ArrayList<String>();
        var stored = secret.read();
        var working = rotate ? Optional.<String>empty() : workingPassword(stored);
        var password = working.orElseGet(ServiceDatabase::newPassword);
        try (var statement = admin.createStatement()) {
            makeUser(statement, done);
            if (working.isEmpty()) {
                // The driver sends a hash of the password, so that no log of the server contains the password.
                admin.unwrap(PGConnection.class).alterUserPassword(name, password.toCharArray(), "scram-sha-256");
                done.add("new password");
            }
            makeDatabase(statement, done);
        }
        try (var inside = server.connectAsAdmin(name); var statement = inside.createStatement()) {
            if (!holds(statement, "select from pg_extension where extname = 'vector'")) {
                statement.execute("create extension if not exists vector");
                done.add("extension vector");
            }
        }
        var address = form.of(name, name, password);
        if (!address.equals(stored)) {
            secret.write(address);
            done.add("secret");
        }
        return "Database " + name + ": " + (done.isEmpty() ? "nothing to do" : String.join(", ", done));
    }

    private Optional<String> workingPassword(String stored) throws SQLException {
        var password = AddressSecret.passwordIn(stored);
        return password.isPresent() && server.accepts(name, name, password.get()) ? password : Optional.empty();
    }

    private void makeUser(Statement statement, List<String> done) throws SQLException {
        var user = statement.enquoteIdentifier(name, true);
        if (!holds(statement, "select from pg_roles where rolname = " + statement.enquoteLiteral(name))) {
            statement.execute("create role " + user + " login");
            done.add("user");
        }
        // The creator of a user may not act as that user yet, which is needed to transfer a database. A superuser
        // always may.
        if (!holds(statement, "select where pg_has_role(" + statement.enquoteLiteral(name) + ", 'usage')")) {
            statement.execute("grant " + user + " to current_user");
        }
    }

    private void makeDatabase(Statement statement, List<String> done) throws SQLException {
        var database = statement.enquoteIdentifier(name, true);
        var literal = statement.enquoteLiteral(name);
        if (!holds(statement, "select from pg_database where datname = " + literal)) {
            statement.execute("create database " + database + " owner " + database + textOf(statement));
            done.add("database");
        }
        if (
            !holds(
                statement,
                "select from pg_database where datname = " + literal + " and datdba = " + literal + "::regrole"
            )
        ) {
            statement.execute("alter database " + database + " owner to " + database);
            done.add("owner of the database");
        }
        if (holds(statement, "select where has_database_privilege('public', " + literal + ", 'connect')")) {
            statement.execute("revoke all on database " + database + " from public");
            done.add("closed to others");
        }
    }

    /**
     * The same text rules on every server, whatever its default locale is: Unicode characters, sorted by code point.
     */
    private static String textOf(Statement statement) throws SQLException {
        var hasOwnLocales = holds(statement, "select where current_setting('server_version_num')::int >= 170000");
        return (
            " template template0 encoding 'UTF8' " +
            (hasOwnLocales
                ? "locale_provider builtin builtin_locale 'C.UTF-8'"
                : "lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'")
        );
    }

    private static boolean holds(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** Only digits and the letters a to f, which need no escapes in an address and are easy to read. */
    private static String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
