package app.deepscifi.e2e.stories;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithPlatform
class RenamingTests {

    private final TestPlatform platform;
    private final Person owner;
    private final String worldId;
    private final String world;
    private final JsonNode segment;

    RenamingTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.worldId = owner.worldId();
        this.world = "/api/worlds/" + worldId;
        var text = "Ilse Vann waited. Vann's lamp was out.";
        this.segment = owner
            .post(world + "/stories", Map.of("title", "Lamps", "text", text))
            .is(201)
            .json()
            .at("/segments/0");
    }

    @Test
    void a_dry_run_says_what_would_happen_and_changes_nothing() {
        var dry = rename(owner, 1, Map.of("address", "/elements/quay", "name", "The Short Quay", "dryRun", true))
            .is(200)
            .json();

        assertThat(dry.path("address").asString()).isEqualTo("/elements/the-short-quay");
        assertThat(dry.path("version").isNull()).isTrue();
        assertThat(Canon.addresses(dry.path("changes"))).containsExactly(
            "/elements/lamplighter",
            "/elements/quay",
            "/elements/the-short-quay",
            "/timeline/dimming"
        );
        assertThat(dry.path("mentions")).hasSize(1);
        assertThat(dry.at("/mentions/0/address").asString()).isEqualTo("/setting");
        assertThat(dry.at("/mentions/0/field").asString()).isEqualTo("place");
        assertThat(owner.get(world).json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void everywhere_means_canon_and_passages_which_keep_their_revisions() {
        var renamed = rename(
            owner,
            1,
            Map.of("address", "/elements/lamplighter", "name", "Ilse Vale", "allMentions", true)
        )
            .is(200)
            .json();

        assertThat(renamed.path("version").asInt()).isEqualTo(2);
        assertThat(renamed.path("mentions")).isEmpty();
        assertThat(owner.get(world).json().at("/canon/elements/ilse-vale/name").asString()).isEqualTo("Ilse Vale");
        var passage = passage();
        assertThat(passage.path("text").asString()).isEqualTo("Ilse Vale waited. Vale's lamp was out.");
        assertThat(passage.path("revision").asInt()).isEqualTo(segment.path("revision").asInt() + 1);
        assertThat(owner.get("/api/segments/" + passage.path("id").asString() + "/revisions").items()).hasSize(2);
    }

    @Test
    void mentions_are_replaced_one_by_one() {
        var wanted = Map.of("address", "/elements/lamplighter", "name", "Ilse Vale", "slug", "ilse");
        var second = Map.of("segmentId", segment.path("id").asString(), "field", "text", "start", 18);

        var body = new HashMap<String, Object>(wanted);
        body.put("mentions", List.of(second));
        var renamed = rename(owner, 1, body).is(200).json();

        assertThat(renamed.path("address").asString()).isEqualTo("/elements/ilse");
        assertThat(passage().path("text").asString()).isEqualTo("Ilse Vann waited. Vale's lamp was out.");
        assertThat(renamed.path("mentions")).hasSize(1);
        assertThat(renamed.at("/mentions/0/text").asString()).isEqualTo("Ilse Vann");
        assertThat(renamed.at("/mentions/0/after").asString()).startsWith(" waited.");
    }

    @Test
    void a_mention_that_is_not_there_any_more_renames_nothing() {
        var gone = Map.of("segmentId", segment.path("id").asString(), "field", "text", "start", 3);

        rename(owner, 1, Map.of("address", "/elements/lamplighter", "name", "Ilse Vale", "mentions", List.of(gone))).is(
            409
        );

        assertThat(owner.get(world).json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void a_renaming_that_cannot_be_is_refused() {
        assertThat(
            rename(owner, 1, Map.of("address", "/elements/quay", "name", "X", "slug", "ledger"))
                .is(400)
                .fields()
        ).containsExactly("slug");
        assertThat(
            rename(owner, 1, Map.of("address", "/premise", "name", "X"))
                .is(400)
                .fields()
        ).containsExactly("address");
        rename(owner, 2, Map.of("address", "/elements/quay", "name", "X")).is(412);
        owner.post(world + "/rename", Map.of("address", "/elements/quay", "name", "X")).is(428);
    }

    @Test
    void only_editors_rename() {
        var viewer = platform.signUp("Vera");
        owner.lets(viewer, "viewer", worldId);
        var body = Map.<String, Object>of("address", "/elements/quay", "name", "The Short Quay", "dryRun", true);

        rename(viewer, 1, body).is(403);
        rename(platform.signUp("Sam"), 1, body).is(404);
        rename(platform.visitor(), 1, body).is(401);
    }

    private JsonNode passage() {
        var story = owner
            .get(world + "/stories")
            .items("id")
            .getFirst();
        return owner
            .get("/api/stories/" + story)
            .is(200)
            .json()
            .at("/segments/0");
    }

    private Answer rename(Visitor caller, int version, Map<String, ?> body) {
        return caller.send("POST", world + "/rename", Map.of("If-Match", "\"" + version + "\""), Visitor.json(body));
    }
}
