package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.LargeCanon;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Stored data of people and agents is limited in bytes, and the size of a list does not depend on the content of its
 * rows.
 */
@WithPlatform
@WithPlatform.Alone
class StorageBoundsTests {

    private final Person owner;

    StorageBoundsTests(TestPlatform platform) {
        this.owner = platform.signUp("Olga");
    }

    @Test
    void a_canon_has_at_most_2_megabytes_whoever_writes_it() {
        var id = large();
        var world = "/api/worlds/" + id;
        var one = Canon.edit("/elements/one-more", LargeCanon.element(95, 'b'));
        var two = Canon.edit("/elements/two-more", LargeCanon.element(96, 'b'));

        var refused = owner.patch(world, 1, Canon.changes(one, two)).is(400);

        assertThat(refused.fields()).containsExactly("canon");
        assertThat(refused.body()).contains("2,000,000");
        // An oversized canon is refused only if the change makes it larger.
        owner.patch(world, 1, Canon.changes(Canon.removed("/elements/large-0"))).is(200);
        owner.patch(world, 2, Canon.changes(Canon.edit("/elements/large-0", LargeCanon.element(0, 'c')))).is(200);
    }

    @Test
    void an_agent_meets_the_same_bound() {
        var id = large();
        owner
            .patch("/api/worlds/" + id, 1, Canon.changes(Canon.edit("/elements/more", LargeCanon.element(95, 'b'))))
            .is(200);
        var edits = IntStream.range(0, 25)
            .mapToObj(n -> Canon.edit("/questions/q-" + n, Map.of("text", "why ".repeat(150))))
            .toList();
        var call = Order.call("propose_changes", Map.of("reason", "To be tried", "changes", edits));

        var turn = owner.say(Order.calls(call), Place.world(id));

        assertThat(turn.tools()).containsExactly("propose_changes failed");
        assertThat(turn.one("tool.finished").path("summary").asString()).contains("2,000,000");
    }

    @Test
    void a_list_of_versions_says_nothing_of_what_they_changed() {
        var world = "/api/worlds/" + large();
        owner.patch(world, 1, LargeCanon.rewritten(40, 'b')).is(200);

        var list = owner.get(world + "/versions").is(200);

        assertThat(list.items())
            .hasSize(2)
            .noneMatch(version -> version.has("changes"));
        assertThat(list.body()).hasSizeLessThan(2_000);
        var version = owner
            .get(world + "/versions/2")
            .is(200)
            .json();
        assertThat(version.path("changes")).hasSize(40);
        assertThat(version.path("canon").path("elements")).hasSize(97);
    }

    @Test
    void a_list_of_proposals_says_nothing_of_what_they_change() {
        var id = owner.worldId();
        var turn = owner.say(Order.proposeRule("one-lamp", "One lamp each."), Place.world(id));
        var proposal = turn.one("proposal").path("proposalId").asString();

        assertThat(owner.get("/api/worlds/" + id + "/proposals").items()).noneMatch(it -> it.has("changes"));
        assertThat(
            Canon.addresses(
                owner
                    .get("/api/proposals/" + proposal)
                    .is(200)
                    .json()
                    .path("changes")
            )
        ).containsExactly("/rules/one-lamp");
    }

    @Test
    void a_proposal_holds_no_more_than_can_be_read_at_once() {
        var id = large();
        var removals = IntStream.range(0, 50)
            .mapToObj(n -> Canon.removed("/elements/large-" + n))
            .toList();
        var call = Order.call("propose_changes", Map.of("reason", "Away", "changes", removals));

        var turn = owner.say(Order.calls(call), Place.world(id));

        assertThat(turn.tools()).containsExactly("propose_changes failed");
        assertThat(turn.one("tool.finished").path("summary").asString()).contains("250,000");
    }

    @Test
    void restoring_what_is_there_makes_no_version() {
        var world = "/api/worlds/" + owner.worldId();
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);
        owner
            .patch(world, 2, Canon.changes(Canon.edit("/premise", SampleCanon.JSON.path("premise").asString())))
            .is(200);

        for (var number : List.of(1, 3)) {
            var restored = owner.send(
                "POST",
                world + "/versions/" + number + "/restore",
                Map.of("If-Match", "\"3\""),
                new byte[0]
            );

            assertThat(restored.is(200).json().path("version").asInt()).isEqualTo(3);
        }
        assertThat(owner.get(world + "/versions").items()).hasSize(3);
    }

    @Test
    void a_story_is_as_full_for_who_edits_it_as_for_who_goes_on_writing() {
        var story = owner
            .post("/api/worlds/" + owner.worldId() + "/stories", Map.of("title", "Lamps", "text", "Short."))
            .is(201)
            .json();
        var segments = "/api/stories/" + story.path("id").asString() + "/segments";
        // Three bytes for each character.
        var text = "暗".repeat(50_000);
        IntStream.range(0, 33).forEach(_ -> owner.post(segments, Map.of("text", text)).is(201));
        var begun = "/api/segments/" + story.path("segments").get(0).path("id").asString();

        assertThat(owner.post(segments, Map.of("text", text)).is(409).problem()).isEqualTo("storage-full");
        assertThat(owner.patch(begun, 1, Map.of("text", text)).is(409).problem()).isEqualTo("storage-full");
        assertThat(owner.patch(begun, 1, Map.of("text", text)).body()).contains("5,000,000");
        owner.patch(begun, 1, Map.of("text", "Still short.")).is(200);
    }

    private String large() {
        return owner
            .post("/api/worlds", Map.of("name", "Large", "canon", LargeCanon.canon()))
            .is(201)
            .json()
            .path("id")
            .asString();
    }
}
