package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithPlatform
class FindingsTests {

    private static final Map<String, String> REASON = Map.of("reason", "She travelled in time.");

    private final TestPlatform platform;
    private final Person owner;
    private final String worldId;
    private final String world;

    FindingsTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.worldId = owner.worldId();
        this.world = "/api/worlds/" + worldId;
    }

    @Test
    void what_is_surely_wrong_is_found_with_its_addresses() {
        assertThat(findings(owner)).isEmpty();

        keeperLives("2380", 1);

        var finding = findings(owner).getFirst();
        assertThat(finding.path("code").asString()).isEqualTo("acts-before-it-began");
        assertThat(finding.path("addresses").valueStream().map(JsonNode::asString)).containsExactly(
            "/elements/keeper",
            "/timeline/dimming"
        );
        assertThat(finding.path("message").asString()).contains("The Keeper", "2371", "2380");
        assertThat(finding.path("dismissal").isNull()).isTrue();
    }

    @Test
    void a_finding_is_dismissed_until_its_facts_change() {
        keeperLives("2380", 1);
        var id = findings(owner).getFirst().path("id").asString();

        owner.put(world + "/findings/" + id + "/dismissal", REASON).is(200);

        var dismissal = findings(owner).getFirst().path("dismissal");
        assertThat(dismissal.path("reason").asString()).isEqualTo("She travelled in time.");
        assertThat(dismissal.path("by").asString()).isEqualTo("Olga");

        keeperLives("2381", 2);
        assertThat(findings(owner)).hasSize(1);
        assertThat(findings(owner).getFirst().path("dismissal").isNull()).isTrue();

        keeperLives("2380", 3);
        assertThat(findings(owner).getFirst().path("dismissal").isNull()).isFalse();
        owner.delete(world + "/findings/" + id + "/dismissal").is(204);
        assertThat(findings(owner).getFirst().path("dismissal").isNull()).isTrue();
        owner.delete(world + "/findings/" + id + "/dismissal").is(404);
    }

    @Test
    void only_a_finding_of_this_canon_is_dismissed_and_only_with_a_reason() {
        keeperLives("2380", 1);
        var id = findings(owner).getFirst().path("id").asString();

        owner.put(world + "/findings/" + "0".repeat(32) + "/dismissal", REASON).is(404);
        assertThat(
            owner
                .put(world + "/findings/" + id + "/dismissal", Map.of("reason", " "))
                .is(400)
                .fields()
        ).containsExactly("reason");
    }

    @Test
    void viewers_see_findings_and_only_editors_dismiss_them() {
        keeperLives("2380", 1);
        var dismissal = world + "/findings/" + findings(owner).getFirst().path("id").asString() + "/dismissal";
        var viewer = platform.signUp("Vera");
        var editor = platform.signUp("Ed");
        owner.lets(viewer, "viewer", worldId);
        owner.lets(editor, "editor", worldId);
        owner.patch(world, 2, Map.of("visibility", "public")).is(200);

        assertThat(findings(viewer)).hasSize(1);
        viewer.put(dismissal, REASON).is(403);
        viewer.delete(dismissal).is(403);
        platform
            .signUp("Sam")
            .get(world + "/findings")
            .is(403);
        platform
            .visitor()
            .get(world + "/findings")
            .is(401);
        editor.put(dismissal, REASON).is(200);
    }

    private void keeperLives(String began, int version) {
        owner
            .patch(
                world,
                version,
                Canon.changes(
                    Canon.edit(
                        "/elements/keeper",
                        Map.of("kind", "character", "name", "The Keeper", "summary", "Keeps.", "began", began)
                    ),
                    Canon.edit(
                        "/timeline/dimming",
                        Map.of("when", "2371", "title", "The Dimming", "elements", List.of("keeper"))
                    )
                )
            )
            .is(200);
    }

    private List<JsonNode> findings(Person person) {
        return person
            .get(world + "/findings")
            .is(200)
            .items();
    }
}
