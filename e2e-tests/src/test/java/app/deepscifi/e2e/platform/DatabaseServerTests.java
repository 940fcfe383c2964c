package app.deepscifi.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseServerTests {

    @Test
    void the_server_that_is_named_is_taken_and_docker_is_not_asked() {
        var server = DatabaseServer.Search.search(Optional.of("postgresql://ada@db.example/worlds"), () -> {
            throw new AssertionError("asked");
        });

        assertThat(server).isEqualTo(new DatabaseServer.Found(URI.create("postgresql://ada@db.example/worlds")));
    }

    @Test
    void without_a_server_and_without_docker_the_reason_says_what_to_do() {
        for (var url : List.of(Optional.<String>empty(), Optional.of(" "))) {
            assertThat(DatabaseServer.Search.search(url, () -> false)).isEqualTo(
                new DatabaseServer.Missing("Set DATABASE_URL to one, or start Docker.")
            );
        }
    }

    @Test
    @NeedsServerDatabase
    void each_database_lowers_letters_and_finds_trigrams_of_all_scripts() throws SQLException {
        try (
            var database = TestDatabase.create().orElseThrow();
            var connection = database.connect();
            var statement = connection.createStatement()
        ) {
            statement.execute("create extension pg_trgm");
            var rows = statement.executeQuery("select lower('É'), cardinality(show_trgm('서울에서')) > 0");

            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("é");
            assertThat(rows.getBoolean(2)).isTrue();
        }
    }
}
