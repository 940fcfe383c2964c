package app.deepscifi.api.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Runs against the tests' database server, with a user who may create users and databases. */
@NeedsServerDatabase
class DatabaseSetupTests {

    private static final URI SERVER = TestDatabase.server().orElseThrow();
    private static final Path NO_CERTIFICATES = Path.of("none");

    private final String unique = UUID.randomUUID().toString().replace("-", "");
    private final String api = "setup_api_" + unique;
    private final String letta = "setup_letta_" + unique;
    private final SecretsServer secrets = new SecretsServer();
    private final SecretsManagerClient client = SecretsManagerClient.builder()
        .endpointOverride(secrets.address())
        .region(Region.US_WEST_2)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .build();

    DatabaseSetupTests() throws IOException {}

    @BeforeEach
    void unset() {
        secrets.put("api", "unset");
        secrets.put("letta", "unset");
    }

    @AfterEach
    void clear() throws SQLException {
        for (var name : List.of(api, letta)) {
            order("drop database if exists " + name + " with (force)");
            order("drop role if exists " + name);
        }
        client.close();
        secrets.close();
    }

    @Test
    void each_service_gets_a_database_of_its_own_and_is_told_where_it_is() throws SQLException {
        assertThat(run(false)).containsExactly(
            "Database " + api + ": user, new password, database, closed to others, extension vector, secret",
            "Database " + letta + ": user, new password, database, closed to others, extension vector, secret"
        );

        for (var name : List.of(api, letta)) {
            var secret = secrets.get(name.equals(api) ? "api" : "letta");
            assertThat(secret).matches(
                "postgresql://" + name + ":[0-9a-f]{64}@" + SERVER.getHost() + ":" + port() + "/" + name
            );
            try (var service = signIn(secret); var statement = service.createStatement()) {
                statement.execute("create table notes (embedding vector(3))");
                try (var rows = statement.executeQuery("select current_user")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(name);
                }
            }
        }
    }

    @Test
    void text_is_unicode_whatever_locale_the_server_was_made_with() throws SQLException {
        run(false);

        try (var service = signIn(secrets.get("api")); var statement = service.createStatement()) {
            try (
                var rows = statement.executeQuery(
                    "select lower('\u00c9COLE'), to_tsvector('simple', '\uc11c\uc6b8\uc5d0\uc11c')::text, 'Z' < 'a'"
                )
            ) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("\u00e9cole");
                assertThat(rows.getString(2)).isEqualTo("'\uc11c\uc6b8\uc5d0\uc11c':1");
                assertThat(rows.getBoolean(3)).isTrue();
            }
        }
    }

    @Test
    void a_service_can_not_enter_the_database_of_the_other() throws SQLException {
        run(false);

        var own = secrets.get("letta");
        var elsewhere = own.substring(0, own.lastIndexOf('/') + 1) + api;
        assertThatThrownBy(() -> signIn(elsewhere).close()).hasMessageContaining("permission denied for database");
    }

    @Test
    void databases_that_are_set_up_stay_unchanged() throws SQLException {
        run(false);
        var before = List.of(secrets.get("api"), secrets.get("letta"));

        assertThat(run(false)).containsExactly(
            "Database " + api + ": nothing to do",
            "Database " + letta + ": nothing to do"
        );
        assertThat(List.of(secrets.get("api"), secrets.get("letta"))).isEqualTo(before);
    }

    @Test
    void a_rotation_makes_new_passwords_and_nothing_else() throws SQLException {
        run(false);
        var before = secrets.get("api");

        assertThat(run(true).getFirst()).isEqualTo("Database " + api + ": new password, secret");

        signIn(secrets.get("api")).close();
        assertThat(secrets.get("api")).isNotEqualTo(before);
        if (asksForPasswords()) {
            assertThatThrownBy(() -> signIn(before).close()).hasMessageContaining("password");
        }
    }

    @Test
    void a_run_that_was_cut_off_is_finished_by_the_next() throws SQLException {
        order("create role " + api + " login");
        assertThat(run(false).getFirst()).isEqualTo(
            "Database " + api + ": new password, database, closed to others, extension vector, secret"
        );

        secrets.put("api", "unset");
        assertThat(run(false).getFirst()).isEqualTo("Database " + api + ": new password, secret");
        signIn(secrets.get("api")).close();
    }

    @Test
    void a_secret_that_does_not_fit_the_server_is_mended() throws SQLException {
        run(false);
        var right = secrets.get("api");

        secrets.put("api", right.replace("@" + SERVER.getHost(), "@gone.example"));
        assertThat(run(false).getFirst()).isEqualTo("Database " + api + ": secret");
        assertThat(secrets.get("api")).isEqualTo(right);

        if (asksForPasswords()) {
            secrets.put("api", right.replaceFirst(":[0-9a-f]{64}@", ":wrong@"));
            assertThat(run(false).getFirst()).isEqualTo("Database " + api + ": new password, secret");
            signIn(secrets.get("api")).close();
        }
    }

    @Test
    void a_database_that_belongs_to_somebody_else_is_given_to_its_service() throws SQLException {
        order("create database " + api);

        assertThat(run(false).getFirst()).contains("owner of the database");

        try (var service = signIn(secrets.get("api")); var statement = service.createStatement()) {
            statement.execute("create table notes ()");
        }
    }

    @Test
    void a_secret_that_is_not_there_is_named() {
        var missing = settings(false, "other");

        assertThatThrownBy(() -> DatabaseSetup.run(missing, NO_CERTIFICATES, api, letta, client))
            .isInstanceOf(SetupException.class)
            .hasMessageStartingWith("the secret other can't be read: ");
    }

    @Test
    void the_program_says_in_one_line_what_is_wrong() throws Exception {
        var program = program("DATABASE_PORT", "1");

        assertThat(program.waitFor()).isOne();
        assertThat(program.inputReader().readAllAsString().lines())
            .singleElement()
            .asString()
            .startsWith("The databases can't be made: ");
    }

    @Test
    void the_program_names_what_it_was_not_told() throws Exception {
        var program = program("ADMIN_USER", "");

        assertThat(program.waitFor()).isOne();
        assertThat(program.inputReader().readAllAsString()).isEqualTo(
            "The databases can't be made: ADMIN_USER is missing" + System.lineSeparator()
        );
    }

    @Test
    void the_rows_in_the_databases_are_counted() throws SQLException {
        run(false);
        for (var secret : List.of("api", "letta")) {
            try (var service = signIn(secrets.get(secret)); var statement = service.createStatement()) {
                statement.execute("create table notes ()");
                statement.execute("insert into notes select from generate_series(1, 3)");
            }
        }
        var server = new DatabaseServer(settings(false, "api"), NO_CERTIFICATES);

        assertThat(DatabaseInventory.run(server, List.of(api, letta))).containsExactly(
            "Database " + api + ": notes 3",
            "Database " + letta + ": notes 3"
        );
    }

    @Test
    void a_copy_without_tables_holds_not_what_it_should() throws SQLException {
        run(false);
        var server = new DatabaseServer(settings(false, "api"), NO_CERTIFICATES);

        assertThatThrownBy(() -> DatabaseInventory.run(server, List.of(api)))
            .isInstanceOf(SetupException.class)
            .hasMessage("the database " + api + " has no tables");
    }

    private Process program(String variable, String value) throws IOException {
        var program = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            DatabaseSetup.class.getName()
        ).redirectErrorStream(true);
        var settings = settings(false, "api");
        var environment = program.environment();
        environment.put("DATABASE_HOST", settings.host());
        environment.put("DATABASE_PORT", Integer.toString(settings.port()));
        environment.put("ADMIN_USER", settings.adminUser());
        environment.put("ADMIN_PASSWORD", settings.adminPassword());
        environment.put("DATABASE_URL_SECRET", "api");
        environment.put("LETTA_PG_URI_SECRET", "letta");
        environment.put("AWS_ENDPOINT_URL", secrets.address().toString());
        environment.put("AWS_REGION", "us-west-2");
        environment.put("AWS_ACCESS_KEY_ID", "any");
        environment.put("AWS_SECRET_ACCESS_KEY", "any");
        environment.put(variable, value);
        return program.start();
    }

    private List<String> run(boolean rotate) throws SQLException {
        return DatabaseSetup.run(settings(rotate, "api"), NO_CERTIFICATES, api, letta, client);
    }

    private static SetupSettings settings(boolean rotate, String apiSecret) {
        var admin = Objects.requireNonNullElse(SERVER.getUserInfo(), "").split(":", 2);
        var password = admin.length == 2 ? admin[1] : "any";
        return new SetupSettings(SERVER.getHost(), port(), admin[0], password, apiSecret, "letta", rotate);
    }

    private static int port() {
        return SERVER.getPort() < 0 ? 5432 : SERVER.getPort();
    }

    /** A test server may trust all connections; the server of CI asks for passwords. */
    private static boolean asksForPasswords() {
        try (var _ = signIn(SERVER.toString().replace(":" + settings(false, "").adminPassword() + "@", ":wrong@"))) {
            return false;
        } catch (SQLException refused) {
            return true;
        }
    }

    private static Connection signIn(String url) throws SQLException {
        var address = URI.create(url);
        var user = address.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
            "jdbc:postgresql://" + address.getHost() + ":" + port() + address.getPath(),
            user[0],
            user.length == 2 ? user[1] : ""
        );
    }

    private static void order(String sql) throws SQLException {
        try (var admin = signIn(SERVER.toString()); var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
