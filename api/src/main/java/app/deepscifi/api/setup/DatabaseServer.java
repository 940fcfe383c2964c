package app.deepscifi.api.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;

/** A PostgreSQL server. One of Amazon's is believed only with a certificate of Amazon's for its region. */
final class DatabaseServer {

    private static final Pattern RDS = Pattern.compile(".*\\.([a-z0-9-]+)\\.rds\\.amazonaws\\.com");
    private static final String TIMEOUTS = "connectTimeout=10&loginTimeout=15&socketTimeout=60";

    private final SetupSettings settings;
    private final String verification;

    /**
     * @param certificates where the image keeps certificates of regions
     * @throws SetupException where none is there for the region of the server
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

    /** Whether the server knows this user by this password, even if the database isn't there. */
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

    /** As everybody writes it: any driver understands it, and so does the operator's {@code psql}. */
    String plainUrl(String database, String user, String password) {
        return "postgresql://" + user + ":" + password + "@" + address(database);
    }

    /** For the PostgreSQL driver of Java, which takes any certificate unless it is told which. */
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
