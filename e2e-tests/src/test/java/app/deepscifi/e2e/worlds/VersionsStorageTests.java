package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.LargeCanon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A history grows only by the changes, and each version can be read as it was. */
@WithPlatform
@WithPlatform.Alone
class VersionsStorageTests {

    private final Person owner;
    private final JdbcClient database;

    VersionsStorageTests(TestPlatform platform) {
        this.owner = platform.signUp("Olga");
        this.database = JdbcClient.create(platform.part(DataSource.class));
    }

    @Test
    void a_version_takes_as_much_room_as_its_change() {
        var id = made(LargeCanon.canon());
        IntStream.rangeClosed(1, 20).forEach(n -> changed(id, n, Canon.premise("It is " + n + " o'clock.")));

        assertThat(
            database
                .sql(
                    """
                    select sum(octet_length(cast(changes as text)) + coalesce(octet_length(cast(canon as text)), 0))
                    from versions
                    where world_id = :id and number > 1
                    """
                )
                .param("id", UUID.fromString(id))
                .query(Long.class)
                .single()
        ).isLessThan(20_000);
    }

    @Test
    void every_version_reads_as_it_was_also_for_the_version_of_the_api_before() {
        var id = made(SampleCanon.JSON);
        var canons = everyKindOfChange(id);

        assertThat(
            database
                .sql("select count(*) from versions where world_id = :id and canon is not null")
                .param("id", UUID.fromString(id))
                .query(Integer.class)
                .single()
        ).isPositive();
        for (var number = 1; number <= canons.size(); number++) {
            assertThat(version(id, number).path("canon"))
                .as("Version " + number)
                .isEqualTo(canons.get(number - 1));
            assertThat(readByTheOneBefore(id, number))
                .as("Version " + number)
                .isEqualTo(canons.get(number - 1));
        }
    }

    @Test
    void versions_written_by_the_previous_release_continue_the_history() {
        var id = made(SampleCanon.JSON);
        var canon = changed(id, 1, Canon.premise("Light is late."));
        writtenByTheOneBefore(id, 3, canon);

        var later = changed(id, 3, Canon.premise("Light is gone."));

        assertThat(version(id, 3).path("canon")).isEqualTo(canon);
        assertThat(version(id, 4).path("canon")).isEqualTo(later);
        assertThat(owner.get("/api/worlds/" + id + "/versions").items()).hasSize(4);
        var restored = owner.send(
            "POST",
            "/api/worlds/" + id + "/versions/3/restore",
            Map.of("If-Match", "\"4\""),
            new byte[0]
        );
        assertThat(restored.is(200).json().path("canon")).isEqualTo(canon);
    }

    /** The canon of each version, from the first on. */
    private List<JsonNode> everyKindOfChange(String id) {
        var canons = new ArrayList<JsonNode>(List.of(SampleCanon.JSON));
        List<Map<String, @Nullable Object>> edits = List.of(
            Canon.edit("/setting", Map.of("place", "Nowhere")),
            Canon.removed("/setting"),
            Canon.removed("/tones"),
            Canon.edit("/themes", List.of("loss", "\"time\"")),
            Canon.rule("one-lamp", "One lamp each."),
            Canon.removed("/rules/one-lamp"),
            Canon.removed("/questions/why"),
            Canon.edit("/elements/large", LargeCanon.element(1, 'a')),
            Canon.edit("/elements/large", LargeCanon.element(1, '暗')),
            Canon.removed("/elements/large"),
            Canon.edit("/tones", List.of("patient")),
            Canon.premise("Light is late.")
        );
        for (var edit : edits) {
            canons.add(changed(id, canons.size(), edit));
        }
        return canons;
    }

    private String made(Object canon) {
        return owner
            .post("/api/worlds", Map.of("name", "Slow Light", "canon", canon))
            .is(201)
            .json()
            .path("id")
            .asString();
    }

    private JsonNode changed(String id, int version, Map<String, @Nullable Object> edit) {
        return owner
            .patch("/api/worlds/" + id, version, Canon.changes(edit))
            .is(200)
            .json()
            .path("canon");
    }

    private JsonNode version(String id, int number) {
        return owner
            .get("/api/worlds/" + id + "/versions/" + number)
            .is(200)
            .json();
    }

    /** Reads a version with the statement of the previous release. */
    private JsonNode readByTheOneBefore(String id, int number) {
        var canon = (ObjectNode) Visitor.JSON.readTree(
            database
                .sql(
                    """
                    select v.number, v.author_kind, v.author_id, u.display_name, v.reason, v.changes, v.canon, v.created_at
                    from world_versions v
                    left join users u on u.id = v.author_id
                    where v.world_id = cast(:id as uuid) and v.number = cast(:number as int)
                    """
                )
                .param("id", id)
                .param("number", number)
                .query((row, _) -> row.getString("canon"))
                .single()
        );
        // It ignores what it does not know.
        canon.remove("schema");
        canon.set("calendar", SampleCanon.JSON.path("calendar"));
        return canon;
    }

    /** Writes a version with the statements of the previous release. */
    private void writtenByTheOneBefore(String id, int number, JsonNode canon) {
        database
            .sql("update worlds set version = version + 1, updated_at = now() where id = cast(:id as uuid)")
            .param("id", id)
            .update();
        database
            .sql(
                """
                insert into world_versions (world_id, number, author_kind, author_id, reason, changes, canon)
                values (cast(:id as uuid), cast(:number as int), :authorKind, cast(:author as uuid), :reason,
                        cast(:changes as jsonb), cast(:canon as jsonb))
                """
            )
            .param("id", id)
            .param("number", number)
            .param("authorKind", "person")
            .param("author", owner.id())
            .param("reason", "Written before")
            .param("changes", "[]")
            .param("canon", canon.toString())
            .update();
    }
}
