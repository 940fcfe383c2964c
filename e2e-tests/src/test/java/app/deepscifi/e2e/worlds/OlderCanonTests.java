package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A database that the version with migration V25 has filled: its rows have no number of a form. {@code canon-of-v25.json} is
 * what it stored.
 */
@WithPlatform
@WithPlatform.Alone
class OlderCanonTests {

    private final Person owner;
    private final JdbcClient database;
    private final String id;
    private final String world;
    private final JsonNode canon;
    private final JsonNode read;

    OlderCanonTests(TestPlatform platform) throws IOException {
        this.owner = platform.signUp("Olga");
        this.database = JdbcClient.create(platform.part(DataSource.class));
        this.id = owner.worldId();
        this.world = "/api/worlds/" + id;
        try (
            InputStream file = Objects.requireNonNull(OlderCanonTests.class.getResourceAsStream("/canon-of-v25.json"))
        ) {
            this.canon = Visitor.JSON.readTree(file);
        }
        this.read = asItReadsNow();
    }

    @Test
    void worlds_and_versions_are_read_upward_and_stay_as_they_are_stored() {
        stored("update worlds set canon = cast(:json as jsonb) where id = :id", canon);
        stored("update versions set changes = cast(:json as jsonb) where world_id = :id", changes());

        assertThat(owner.get(world).is(200).json().path("canon")).isEqualTo(read);
        assertThat(
            owner
                .get(world + "/versions/1")
                .is(200)
                .json()
                .path("canon")
        ).isEqualTo(read);
        assertThat(Visitor.JSON.readTree(text("select canon from worlds where id = :id"))).isEqualTo(canon);
    }

    @Test
    void a_version_that_holds_its_whole_canon_is_read_upward() {
        stored("update worlds set canon = cast(:json as jsonb) where id = :id", canon);
        stored("update versions set canon = cast(:json as jsonb), changes = '[]' where world_id = :id", canon);

        assertThat(
            owner
                .get(world + "/versions/1")
                .is(200)
                .json()
                .path("canon")
        ).isEqualTo(read);
    }

    @Test
    void an_older_world_is_changed_and_its_history_continues() {
        stored("update worlds set canon = cast(:json as jsonb) where id = :id", canon);
        stored("update versions set changes = cast(:json as jsonb) where world_id = :id", changes());

        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        assertThat(
            owner
                .get(world + "/versions/1")
                .is(200)
                .json()
                .path("canon")
        ).isEqualTo(read);
        var now = owner
            .get(world + "/versions/2")
            .is(200)
            .json()
            .path("canon");
        assertThat(now.at("/elements/lamplighter")).isEqualTo(read.at("/elements/lamplighter"));
        assertThat(
            Visitor.JSON.readTree(text("select canon from worlds where id = :id")).path("schema").asInt()
        ).isEqualTo(2);
    }

    @Test
    void an_older_proposal_is_read_and_accepted() {
        stored("update worlds set canon = cast(:json as jsonb) where id = :id", canon);
        var proposal = owner
            .say(Order.proposeRule("one-lamp", "One lamp each."), Place.world(id))
            .one("proposal")
            .path("proposalId")
            .asString();
        var element = canon.at("/elements/lamplighter");
        var after = ((ObjectNode) element.deepCopy()).put("summary", "Lights no lamp.");
        var change = Visitor.JSON.createObjectNode().put("address", "/elements/lamplighter");
        change.set("before", element);
        change.set("after", after);
        stored(
            "update proposals set changes = cast(:json as jsonb) where world_id = :id",
            Visitor.JSON.createArrayNode().add(change)
        );

        assertThat(
            owner
                .get("/api/proposals/" + proposal)
                .is(200)
                .json()
                .at("/changes/0/before")
        ).isEqualTo(read.at("/elements/lamplighter"));
        owner.post("/api/proposals/" + proposal + "/accept", Map.of()).is(200);
        assertThat(owner.get(world).json().at("/canon/elements/lamplighter/summary").asString()).isEqualTo(
            "Lights no lamp."
        );
    }

    @Test
    void an_older_draft_becomes_a_world() {
        var draft = UUID.randomUUID();
        database
            .sql(
                """
                insert into world_drafts (id, user_id, name, pitch, canon)
                values (:draft, cast(:user as uuid), 'Slow Light', 'A pitch.', cast(:json as jsonb))
                """
            )
            .param("draft", draft)
            .param("user", owner.id())
            .param("json", canon.toString())
            .update();

        assertThat(
            owner.post("/api/worlds", Map.of("draftId", draft.toString())).is(201).json().path("canon")
        ).isEqualTo(read);
    }

    /** The sample canon of today, with the aliases that the older one has as a property. */
    private static JsonNode asItReadsNow() {
        var now = SampleCanon.JSON.deepCopy();
        ((ObjectNode) now.at("/elements/lamplighter")).putArray("aliases").add("Lamp Ilse").add("the Vann");
        return now;
    }

    /** The changes of a first version. */
    private JsonNode changes() {
        var changes = Visitor.JSON.createArrayNode();
        canon.propertyStream().forEach(part -> {
            var isCollection = part.getValue().isObject() && !part.getKey().equals("setting");
            if (isCollection) {
                part.getValue()
                    .propertyStream()
                    .forEach(entry -> changes.add(added("/" + part.getKey() + "/" + entry.getKey(), entry.getValue())));
            } else {
                changes.add(added("/" + part.getKey(), part.getValue()));
            }
        });
        return changes;
    }

    private static JsonNode added(String address, JsonNode after) {
        var change = Visitor.JSON.createObjectNode().put("address", address).putNull("before");
        change.set("after", after);
        return change;
    }

    private void stored(String update, JsonNode json) {
        database.sql(update).param("json", json.toString()).param("id", UUID.fromString(id)).update();
    }

    private String text(String query) {
        return database.sql(query).param("id", UUID.fromString(id)).query(String.class).single();
    }
}
