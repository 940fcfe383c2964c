package app.deepscifi.api.setup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Creates the databases of the API and of Letta, a user for each, and writes their addresses into the secrets. Run it
 * once before the services start, and again at any time: a correct database is not changed. Exits with 0, or prints the
 * error in one line and exits with 1. No password is printed.
 */
public final class DatabaseSetup {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private DatabaseSetup() {}

    public static void main(String[] arguments) {
        Program.run("The databases can't be made: ", () -> {
            var settings = SetupSettings.of(System.getenv());
            try (var secrets = secretsManager()) {
                return run(settings, Program.CERTIFICATES, "deepscifi", "letta", secrets);
            }
        });
    }

    /** @return one line for each database, saying what was done */
    static List<String> run(
        SetupSettings settings,
        Path certificates,
        String api,
        String letta,
        SecretsManagerClient secrets
    ) throws SQLException {
        var server = new DatabaseServer(settings, certificates);
        var apiSecret = new AddressSecret(secrets, settings.apiSecret());
        var lettaSecret = new AddressSecret(secrets, settings.lettaSecret());
        try (var admin = server.connectAsAdmin("postgres"); var statement = admin.createStatement()) {
            // Two parallel runs would each make a password. The lock ends with the connection.
            statement.execute("select pg_advisory_lock(hashtext('deepscifi database setup'))");
            return List.of(
                new ServiceDatabase(api, server, apiSecret, server::verifiedUrl).prepare(admin, settings.rotate()),
                // Letta's two drivers use TLS by default, and one of them refuses any parameter about it.
                new ServiceDatabase(letta, server, lettaSecret, server::plainUrl).prepare(admin, settings.rotate())
            );
        }
    }

    private static SecretsManagerClient secretsManager() {
        return SecretsManagerClient.builder()
            .overrideConfiguration(all -> all.apiCallTimeout(PATIENCE))
            .build();
    }
}
