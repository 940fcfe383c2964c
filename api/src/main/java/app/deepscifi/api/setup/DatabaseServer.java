package app.deepscifi.api.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;

/** A PostgreSQL server. A server of Amazon must have Amazon's certificate for its region. */
final class DatabaseServer {

    private static final Pattern RDS = Pattern.compile(".*\\.([a-z0-9-]+)\\.rds\\.amazonaws\\.com");
    private static final String TIMEOUTS = "connectTimeout=10&loginTimeout=15&socketTimeout=60";

    private final SetupSettings settings;
    private final String verification;

    /**
     * @param certificates the folder of the image with the certificates of regions
     * @throws SetupException if there is none for the region of the server
     */
    DatabaseServer(SetupSettings settings, Path certificates) {
        this.settings = settings;
        this.verification = verification(settings.host(), certificates);
    }

    Connection connectAsAdmin(String database) throws SQLException {
        return connect(database, settings.adminUser(), settings.adminPassword());
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        var query = "?" + TIMEOUTS + (verification.isEmpty() ? "" : "&" + verification);
        return DriverManager.getConnection("jdbc:postgresql://" + address(database) + query, properties);
    }

    /** Whether the server accepts this user and password, even if the database doesn't exist. */
    boolean accepts(String database, String user, String password) throws SQLException {
        try (var _ = connect(database, user, password)) {
            return true;
        } catch (SQLException refused) {
            var state = String.valueOf(refused.getSQLState());
            if (state.startsWith("28")) {
                return false;
            }
            // An error about rights or a missing database shows that the password was accepted.
            if (state.startsWith("3D") || state.equals("42501")) {
                return true;
            }
            throw refused;
        }
    }

    /** The common form, which any driver and the operator's {@code psql} understand. */
    String plainUrl(String database, String user, String password) {
        return "postgresql://" + user + ":" + password + "@" + address(database);
    }

    /** The form for the Java driver, which verifies certificates only if it is told to. */
    String verifiedUrl(String database, String user, String password) {
        return plainUrl(database, user, password) + (verification.isEmpty() ? "" : "?" + verification);
    }

    private String address(String database) {
        return settings.host() + ":" + settings.port() + "/" + database;
    }

    private static String verification(String host, Path certificates) {
        var rds = RDS.matcher(host);
        if (!rds.matches()) {
            return "";
        }
        var file = certificates.resolve("rds-" + rds.group(1) + ".pem");
        if (!Files.isReadable(file)) {
            throw new SetupException(
                "the image has no certificates for the databases of " + rds.group(1) + ": " + file
            );
        }
        return "sslmode=verify-full&sslrootcert=" + file;
    }
}
