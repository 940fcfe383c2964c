package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the user who started the platform can read the data, not every user and program of the machine. */
class PGliteTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests.
    static Path place;

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private static DataFolder folder;

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private static PGlite database;

    @BeforeAll
    static void start() {
        folder = DataFolder.open(place.resolve("data"), false);
        database = PGlite.start(folder);
    }

    @AfterAll
    static void end() {
        database.close();
        folder.close();
    }

    @Test
    void the_password_of_the_folder_opens_it() throws Exception {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password())) {
            try (var row = connection.createStatement().executeQuery("select 6 * 7")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(42);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "postgres", "password" })
    void any_other_password_is_refused(String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", password).close())
            .isInstanceOf(SQLException.class)
            .extracting(failure -> ((SQLException) failure).getSQLState())
            .isEqualTo("28P01");
    }

    @Test
    void a_client_that_skips_the_password_is_cut_off() throws Exception {
        try (
            var socket = new Socket("127.0.0.1", URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort())
        ) {
            var startup = "user\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
            var query = "select 1\0".getBytes(StandardCharsets.US_ASCII);
            var message = ByteBuffer.allocate(8 + startup.length + 5 + query.length)
                .putInt(8 + startup.length)
                .putInt(196_608)
                .put(startup)
                .put((byte) 'Q')
                .putInt(4 + query.length)
                .put(query);
            socket.getOutputStream().write(message.array());

            var answer = socket.getInputStream().readAllBytes();

            assertThat((char) answer[0]).isEqualTo('R');
            assertThat(answer[8])
                .as("asks for a password")
                .isEqualTo((byte) 3);
            assertThat((char) answer[9])
                .as("then refuses")
                .isEqualTo('E');
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no such rights")
    void nobody_else_reads_its_files() throws IOException {
        for (var each : List.of("data", "data/pglite")) {
            assertThat(Files.getPosixFilePermissions(place.resolve(each))).isEqualTo(
                PosixFilePermissions.fromString("rwx------")
            );
        }
    }
}
