package app.deepscifi.api.setup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Makes the databases of the API and of Letta, a user for each, and fills the secrets that hold how to reach them. Run once
 * before the services start, and again at any time: what is as it should be stays so. Ends with 0, or says in one line what
 * is wrong and ends with 1. No password is printed.
 */
public final class DatabaseSetup {

    /** Where the image has them. */
    private static final Path CERTIFICATES = Path.of("/app/certificates");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private DatabaseSetup() {}

    public static void main(String[] arguments) {
        // Without Spring, Logback prints everything, and the AWS SDK tells it the bodies of its requests.
        LoggingSystem.get(DatabaseSetup.class.getClassLoader()).setLogLevel(
            LoggingSystem.ROOT_LOGGER_NAME,
            LogLevel.ERROR
        );
        try {
            var settings = SetupSettings.of(System.getenv());
            try (var secrets = secretsManager()) {
                run(settings, CERTIFICATES, "deepscifi", "letta", secrets).forEach(System.out::println);
            }
        } catch (SetupException | SQLException | SdkException e) {
            var reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            System.err.println("The databases can't be made: " + reason);
            System.exit(1);
        }
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
            // Two runs at once would each make a password. The lock goes with the connection.
            statement.execute("select pg_advisory_lock(hashtext('deepscifi database setup'))");
            return List.of(
                new ServiceDatabase(api, server, apiSecret, server::verifiedUrl).prepare(admin, settings.rotate()),
                // Letta's two drivers ask for TLS by themselves, and one of them refuses any parameter about it.
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
