package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@WithPlatform
class WorldsTests {

    private final TestPlatform platform;
    private final Person owner;

    WorldsTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
    }

    @Test
    void a_world_can_be_made_by_hand_and_reads_as_it_was_written() {
        var made = owner.world();

        assertThat(made.path("canon")).isEqualTo(SampleCanon.JSON);
        assertThat(
            owner
                .get("/api/worlds/" + made.path("id").asString())
                .is(200)
                .json()
        ).isEqualTo(made);
        assertThat(made.path("role").asString()).isEqualTo("owner");
        assertThat(made.path("stage").asString()).isEqualTo("sketch");
    }

    @Test
    void pages_hold_every_world_once_newest_change_first() {
        var ids = IntStream.range(0, 5)
            .mapToObj(_ -> owner.worldId())
            .toList();
        owner.patch("/api/worlds/" + ids.getFirst(), 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = owner.get("/api/worlds?limit=2" + cursor).is(200);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.items("id"));
            var next = page.json().path("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly(ids.get(0), ids.get(4), ids.get(3), ids.get(2), ids.get(1));
    }

    @Test
    void settings_that_were_changed_since_they_were_read_are_not_written_over() {
        var read = owner.world();
        var world = "/api/worlds/" + read.path("id").asString();
        var since = read.path("updatedAt").asString();
        var renamed = owner
            .patch(world, 1, Map.of("name", "Theirs", "updatedAt", since))
            .is(200)
            .json();

        var late = owner.patch(world, 1, Map.of("name", "Mine", "updatedAt", since)).is(412);

        assertThat(late.problem()).isEqualTo("stale-version");
        assertThat(owner.get(world).is(200).json()).isEqualTo(renamed);
        var now = Map.of("name", "Mine", "updatedAt", renamed.path("updatedAt").asString());
        assertThat(owner.patch(world, 1, now).is(200).json().path("name").asString()).isEqualTo("Mine");
    }

    @Test
    void who_sees_a_world_follows_its_visibility() {
        var id = owner.worldId();
        var stranger = platform.signUp("Sam");
        var visitor = platform.visitor();

        stranger.get("/api/worlds/" + id).is(404);

        owner.patch("/api/worlds/" + id, 1, Map.of("visibility", "unlisted")).is(200);
        assertThat(
            stranger
                .get("/api/worlds/" + id)
                .is(200)
                .json()
                .path("role")
                .asString()
        ).isEqualTo("reader");
        assertThat(visitor.get("/api/worlds?scope=public&limit=100").items("id")).doesNotContain(id);

        owner.patch("/api/worlds/" + id, 1, Map.of("visibility", "public")).is(200);
        visitor.get("/api/worlds/" + id).is(200);
        assertThat(visitor.get("/api/worlds?scope=public&limit=100").items("id")).contains(id);

        owner.patch("/api/worlds/" + id, 1, Map.of("visibility", "private")).is(200);
        visitor.get("/api/worlds/" + id).is(404);
        visitor.get("/api/worlds/" + id + "/cover").is(404);
    }

    @Test
    void an_editor_changes_canon_but_not_who_may_see_it() {
        var editor = platform.signUp("Ed");
        var id = owner.worldId();
        owner.lets(editor, "editor", id);

        editor.patch("/api/worlds/" + id, 1, Canon.changes(Canon.rule("new", "A new rule."))).is(200);
        editor.patch("/api/worlds/" + id, 2, Map.of("visibility", "public")).is(403);
        editor.patch("/api/worlds/" + id, 2, Map.of("autoAccept", true)).is(403);
        editor.delete("/api/worlds/" + id).is(403);
        editor.get("/api/worlds/" + id + "/collaborators").is(403);
        assertThat(editor.get("/api/worlds?scope=shared").items("id")).containsExactly(id);
        assertThat(editor.get("/api/worlds?scope=mine").items()).isEmpty();
    }

    @Test
    void a_collaborator_who_is_let_go_sees_nothing_any_more_and_can_also_leave() {
        var viewer = platform.signUp("Vera");
        var id = owner.worldId();
        owner.lets(viewer, "viewer", id);
        viewer.get("/api/worlds/" + id).is(200);

        owner.delete("/api/worlds/" + id + "/collaborators/" + viewer.id()).is(204);
        viewer.get("/api/worlds/" + id).is(404);

        owner.lets(viewer, "editor", id);
        assertThat(owner.get("/api/worlds/" + id + "/collaborators").items("role")).containsExactly("editor");
        viewer.delete("/api/worlds/" + id + "/collaborators/" + viewer.id()).is(204);
        viewer.get("/api/worlds/" + id).is(404);
    }

    @Test
    void only_somebody_with_an_account_can_be_let_in() {
        var invitation = Map.of("email", "nobody-" + owner.email(), "role", "viewer");

        assertThat(
            owner
                .put("/api/worlds/" + owner.worldId() + "/collaborators", invitation)
                .is(400)
                .fields()
        ).containsExactly("email");
    }

    @Test
    void each_change_of_canon_is_a_version_and_nothing_else_is() {
        var world = "/api/worlds/" + owner.worldId();

        owner.patch(world, 1, Map.of("name", "Slower Light", "stage", "draft")).is(200);
        assertThat(owner.get(world).header("ETag")).isEqualTo("\"1\"");
        var changed = owner.patch(
            world,
            1,
            Canon.changes(
                Canon.premise("Light is late."),
                Canon.rule("new", "A new rule."),
                Canon.removed("/questions/why")
            )
        );

        assertThat(changed.is(200).header("ETag")).isEqualTo("\"2\"");
        var newest = owner
            .get(world + "/versions")
            .items()
            .getFirst();
        assertThat(newest.path("reason").asString()).isEqualTo("Because");
        assertThat(newest.path("author").path("name").asString()).isEqualTo("Olga");
        var changes = owner
            .get(world + "/versions/2")
            .is(200)
            .json()
            .path("changes");
        assertThat(Canon.addresses(changes)).containsExactlyInAnyOrder("/premise", "/rules/new", "/questions/why");
        assertThat(
            owner
                .get(world + "/versions/1")
                .is(200)
                .json()
                .path("canon")
        ).isEqualTo(SampleCanon.JSON);
        owner.get(world + "/versions/3").is(404);
    }

    @Test
    void a_change_that_would_break_the_world_is_refused_whole() {
        var world = "/api/worlds/" + owner.worldId();

        var refused = owner.patch(
            world,
            1,
            Canon.changes(Canon.premise("Light is late."), Canon.removed("/elements/quay"))
        );

        assertThat(refused.is(400).fields()).containsExactly("canon.elements.quay");
        assertThat(owner.get(world).json().path("canon")).isEqualTo(SampleCanon.JSON);
    }

    @Test
    void removing_an_element_that_others_refer_to_names_them() {
        var refused = owner.patch("/api/worlds/" + owner.worldId(), 1, Canon.changes(Canon.removed("/elements/quay")));

        assertThat(refused.is(400).json().path("detail").asString()).contains("/elements/lamplighter");
    }

    @Test
    void restoring_a_version_makes_a_new_one() {
        var world = "/api/worlds/" + owner.worldId();
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        owner.post(world + "/versions/1/restore").is(428);
        var restored = owner.send("POST", world + "/versions/1/restore", Map.of("If-Match", "\"2\""), new byte[0]);

        assertThat(restored.is(200).json().path("version").asInt()).isEqualTo(3);
        assertThat(restored.json().path("canon")).isEqualTo(SampleCanon.JSON);
        assertThat(owner.get(world + "/versions").items()).hasSize(3);
    }

    @Test
    void the_cover_changes_with_the_canon_and_is_kept_for_each_version() {
        var world = owner.world();
        var first = owner.get(world.path("coverUrl").asString()).is(200);

        assertThat(owner.get(world.path("coverUrl").asString()).body()).isEqualTo(first.body());
        assertThat(owner.get(owner.world().path("coverUrl").asString()).is(200).body()).isNotBlank();
        assertThat(first.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void a_deleted_world_takes_its_stories_proposals_and_talk_with_it() {
        var id = owner.worldId();
        var turn = owner.say(Order.proposeRule("new", "A new rule."), Place.world(id));
        var story = owner.post("/api/worlds/" + id + "/stories", Map.of("title", "Lamps", "text", "Dark.")).json();

        owner.delete("/api/worlds/" + id).is(204);

        for (var path : List.of(
            "worlds/" + id,
            "worlds/" + id + "/cover",
            "worlds/" + id + "/versions",
            "stories/" + story.path("id").asString(),
            "chat/turns/" + turn.id() + "/events",
            "chat/history?worldId=" + id
        )) {
            owner.get("/api/" + path).is(404);
        }
        owner.post("/api/proposals/" + turn.one("proposal").path("proposalId").asString() + "/accept").is(404);
        assertThat(owner.get("/api/worlds").items()).isEmpty();
    }

    @NeedsServerDatabase
    @RepeatedTest(5)
    void of_two_writers_of_one_entry_at_once_one_wins_and_the_other_is_told() {
        var world = "/api/worlds/" + owner.worldId();
        var elsewhere = owner.elsewhere();

        var answers = List.of(
            CompletableFuture.supplyAsync(() -> owner.patch(world, 1, Canon.changes(Canon.premise("One.")))),
            CompletableFuture.supplyAsync(() -> elsewhere.patch(world, 1, Canon.changes(Canon.premise("Two."))))
        )
            .stream()
            .map(CompletableFuture::join)
            .toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        var loser = answers
            .stream()
            .filter(answer -> answer.status() == 409)
            .findFirst()
            .orElseThrow();
        assertThat(loser.json().path("currentVersion").asInt()).isEqualTo(2);
        assertThat(owner.get(world + "/versions").items()).hasSize(2);
    }
}
