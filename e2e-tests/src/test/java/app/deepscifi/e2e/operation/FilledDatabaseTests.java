package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Migrations run on data of the version before. */
@NeedsServerDatabase
class FilledDatabaseTests {

    private static final String OWNER = "00000000-0000-4000-8000-000000000001";
    private static final String WORLD = "00000000-0000-4000-8000-000000000002";
    private static final String CANON = "{\"premise\": \"Light is slow.\", \"rules\": {}, \"tones\": []}";
    private static final String LATE = "{\"premise\": \"Light is late.\", \"rules\": {}, \"tones\": []}";

    @Test
    void versions_from_before_the_storage_of_changes_are_read_and_counted() throws Exception {
        try (var database = TestDatabase.create().orElseThrow()) {
            try (var connection = database.connect()) {
                migrations(connection).target("13").load().migrate();
                fill(connection);
                // The platform runs the later migrations, because one of them is written in Java.
                migrations(connection).target("18").load().migrate();

                record Counted(String premise, int canonBytes, long historyBytes, int historyFrom) {}
                var world = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("select premise, canon_bytes, history_bytes, history_from from worlds")
                    .query(Counted.class)
                    .single();
                assertThat(world.premise()).isEqualTo("Light is late.");
                assertThat(world.canonBytes()).isPositive();
                assertThat(world.historyBytes()).isGreaterThan(2L * CANON.length());
                assertThat(world.historyFrom()).isEqualTo(2);
            }
            try (var platform = TestPlatform.start(Map.of(TestDatabase.VARIABLE, database.url()), TestPlatform.PACE)) {
                var reader = platform.visitor();
                var versions = "/api/worlds/" + WORLD + "/versions";
                assertThat(reader.get(versions).items()).hasSize(1);
                assertThat(
                    reader
                        .get(versions + "/2")
                        .is(200)
                        .json()
                        .path("canon")
                        .path("premise")
                        .asString()
                ).isEqualTo("Light is late.");
                reader.get(versions + "/1").is(404);
                assertThat(
                    platform.part(JdbcClient.class).sql("select bytes from transcripts").query(Long.class).single()
                ).isEqualTo("Hello{\"text\": \"Hi\"}[]Nothing".length());
                assertThat(reader.get("/api/worlds/" + WORLD + "/stories").items("wordCount")).containsExactly("3");
            }
        }
    }

    private static FluentConfiguration migrations(Connection connection) {
        return Flyway.configure().dataSource(new SingleConnectionDataSource(connection, true));
    }

    /** Writes rows with the columns and statements of the version before. */
    private static void fill(Connection connection) throws SQLException {
        var story = "00000000-0000-4000-8000-000000000003";
        var turn = "00000000-0000-4000-8000-000000000004";
        var change = "[{\"address\": \"/premise\", \"before\": \"Light is slow.\", \"after\": \"Light is late.\"}]";
        var first = "[{\"address\": \"/premise\", \"before\": null, \"after\": \"Light is slow.\"}]";
        try (var statement = connection.createStatement()) {
            statement.execute(
                """
                insert into users (id, email, display_name, password_hash, created_at)
                values ('%1$s', 'olga@example.org', 'Olga', 'x', now());
                insert into worlds (id, owner_id, name, visibility, stage, version, canon)
                values ('%2$s', '%1$s', 'Slow Light', 'public', 'draft', 2, '%4$s');
                insert into world_versions (world_id, number, author_kind, author_id, reason, changes, canon)
                values ('%2$s', 1, 'person', '%1$s', 'The beginning', '%5$s', '%3$s'),
                       ('%2$s', 2, 'person', '%1$s', 'Late', '%6$s', '%4$s');
                insert into proposals (id, world_id, base_version, changes, reason, author_kind, author_id, status)
                values ('%2$s', '%2$s', 1, '%6$s', 'Late', 'agent', '%1$s', 'open');
                insert into stories (id, world_id, world_version, title) values ('%7$s', '%2$s', 1, 'Lamps');
                insert into segments (id, story_id, position, text, word_count, author_kind, author_id)
                values ('%7$s', '%7$s', 0, 'It was dark.', 3, 'person', '%1$s');
                insert into world_drafts (id, user_id, name, pitch, canon) values ('%2$s', '%1$s', 'A', 'b', '%3$s');
                insert into turns (id, user_id, world_id, message, agent_name, status, lease_until, runner_id)
                values ('%8$s', '%1$s', '%2$s', 'Hello', 'Slow Light', 'completed', now(), '%8$s');
                insert into turn_events (turn_id, number, event, data) values ('%8$s', 1, 'text', '{"text": "Hi"}');
                insert into tool_results (turn_id, call_id, answer, summary) values ('%8$s', 'a', '[]', 'Nothing');
                insert into transcripts (user_id, world_id, leaf_id) values ('%1$s', '%2$s', '%8$s');
                """.formatted(OWNER, WORLD, CANON, LATE, first, change, story, turn)
            );
        }
    }
}
