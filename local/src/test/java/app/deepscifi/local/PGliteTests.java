package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PGliteTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path path;

    @SuppressWarnings("NullAway.Init")
    private DataFolder folder;

    @SuppressWarnings("NullAway.Init")
    private PGlite database;

    @BeforeEach
    void start() {
        folder = DataFolder.open(path, false);
        database = PGlite.start(folder);
    }

    @AfterEach
    void stop() {
        database.close();
        folder.close();
    }

    @Test
    void it_takes_sql_and_finds_the_nearest_vector() throws SQLException {
        execute(
            """
            CREATE EXTENSION vector;
            CREATE TABLE place (name text, at vector(2), more jsonb);
            INSERT INTO place VALUES ('near', '[1,1]', '{"a": 1}'), ('far', '[9,9]', '{}');
            """
        );

        assertThat(query("SELECT name FROM place ORDER BY at <-> '[2,2]' LIMIT 1")).isEqualTo("near");
    }

    @Test
    void a_folder_that_it_began_stays_with_it() {
        assertThat(PGlite.keepsDataIn(folder)).isTrue();
    }

    @Test
    void what_was_committed_is_there_after_a_restart() throws SQLException {
        execute("CREATE TABLE place AS SELECT 'Ceres' AS name");

        database.close();
        assertThat(database.process().isAlive()).isFalse();
        assertThat(database.process().exitValue()).isZero();
        database = PGlite.start(folder);

        assertThat(query("SELECT name FROM place")).isEqualTo("Ceres");
    }

    @Test
    void what_was_committed_is_there_after_a_kill() throws Exception {
        execute("CREATE TABLE place AS SELECT 'Ceres' AS name");

        database.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        database = PGlite.start(folder);

        assertThat(query("SELECT name FROM place")).isEqualTo("Ceres");
    }

    @Test
    void a_polite_end_closes_it_cleanly() throws Exception {
        database.process().destroy();

        assertThat(database.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(database.process().exitValue()).isZero();
    }

    private void execute(String sql) throws SQLException {
        try (
            var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
            var statement = connection.createStatement()
        ) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (
            var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
            var statement = connection.createStatement();
            var rows = statement.executeQuery(sql)
        ) {
            rows.next();
            return rows.getString(1);
        }
    }
}
