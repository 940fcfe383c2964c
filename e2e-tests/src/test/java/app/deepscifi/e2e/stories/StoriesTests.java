package app.deepscifi.e2e.stories;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithPlatform
class StoriesTests {

    private final TestPlatform platform;
    private final Person owner;
    private final String worldId;

    StoriesTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.worldId = owner.worldId();
    }

    @Test
    void a_story_written_by_hand_begins_with_its_passage() {
        var created = owner
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps", "text", "It was dark."))
            .is(201);

        var story = created.json();
        assertThat(created.header("Location")).isEqualTo("/api/stories/" + story.path("id").asString());
        assertThat(story.path("worldVersion").asInt()).isEqualTo(1);
        var segment = story.path("segments").get(0);
        assertThat(segment.path("parentId").isNull()).isTrue();
        assertThat(segment.path("wordCount").asInt()).isEqualTo(3);
        assertThat(segment.path("author").path("name").asString()).isEqualTo("Olga");
        assertThat(
            owner
                .get("/api/worlds/" + worldId + "/stories")
                .items()
                .getFirst()
                .path("wordCount")
                .asInt()
        ).isEqualTo(3);
    }

    @Test
    void branches_stand_in_the_order_they_were_written() {
        var story = story();
        var root = add(story, null, "Root.");
        var first = add(story, root, "First.");
        var second = add(story, root, "Second.");
        var below = add(story, first, "Below.");

        var positions = new HashMap<String, Integer>();
        segments(story).forEach(it -> positions.put(it.path("id").asString(), it.path("position").asInt()));
        assertThat(segments(story))
            .extracting(it -> it.path("id").asString())
            .containsExactly(root, first, second, below);
        assertThat(positions.get(first)).isLessThan(positions.get(second));
    }

    @Test
    void deleting_a_passage_takes_what_follows_it_and_nothing_else() {
        var story = story();
        var root = add(story, null, "Root.");
        var first = add(story, root, "First.");
        var second = add(story, root, "Second.");
        add(story, add(story, first, "Below."), "Further below.");

        owner.delete("/api/segments/" + first).is(204);

        assertThat(segments(story))
            .extracting(it -> it.path("id").asString())
            .containsExactly(root, second);
        owner.delete("/api/segments/" + first).is(404);
    }

    @Test
    void an_edited_passage_keeps_its_place_and_counts_its_words_again() {
        var story = story();
        var id = add(story, null, "It was dark.");

        var edited = owner.patch("/api/segments/" + id, 1, Map.of("text", "It was very dark indeed.")).is(200);

        assertThat(edited.header("ETag")).isEqualTo("\"2\"");
        assertThat(edited.json().path("wordCount").asInt()).isEqualTo(5);
        var stale = owner.patch("/api/segments/" + id, 1, Map.of("text", "It was light.")).is(412);
        assertThat(stale.problem()).isEqualTo("stale-version");
        assertThat(stale.json().path("currentVersion").asInt()).isEqualTo(2);
        owner.patch("/api/segments/" + id, Map.of("text", "It was light.")).is(428);
        assertThat(segments(story).getFirst().path("text").asString()).isEqualTo("It was very dark indeed.");
    }

    @Test
    void texts_come_back_as_they_were_written() {
        var text =
            "  \u201cNein\u201d \u2014 sagte 雪.\r\n\n\tA line\u2028with all that 🛰️ e\u0301 holds. <b>&amp;</b> ";

        add(story(), null, text);
        var story = owner
            .get("/api/worlds/" + worldId + "/stories")
            .items("id")
            .getFirst();

        assertThat(segments(story).getFirst().path("text").asString()).isEqualTo(text);
    }

    @Test
    void a_renamed_story_has_its_new_name_everywhere_and_a_deleted_one_is_gone() {
        var story = story();

        owner.patch("/api/stories/" + story, 1, Map.of("title", "More Lamps")).is(200);
        assertThat(owner.get("/api/worlds/" + worldId + "/stories").items("title")).containsExactly("More Lamps");

        owner.delete("/api/stories/" + story).is(204);
        owner.get("/api/stories/" + story).is(404);
        assertThat(owner.get("/api/worlds/" + worldId + "/stories").items()).isEmpty();
    }

    @Test
    void a_story_is_not_renamed_over_a_newer_name() {
        var story = story();
        assertThat(
            owner
                .get("/api/stories/" + story)
                .is(200)
                .header("ETag")
        ).isEqualTo("\"1\"");

        var renamed = owner.patch("/api/stories/" + story, 1, Map.of("title", "More Lamps")).is(200);

        assertThat(renamed.header("ETag")).isEqualTo("\"2\"");
        var stale = owner.patch("/api/stories/" + story, 1, Map.of("title", "Fewer Lamps")).is(412);
        assertThat(stale.problem()).isEqualTo("stale-version");
        assertThat(stale.json().path("currentVersion").asInt()).isEqualTo(2);
        owner.patch("/api/stories/" + story, Map.of("title", "Fewer Lamps")).is(428);
        assertThat(
            owner
                .get("/api/stories/" + story)
                .json()
                .path("title")
                .asString()
        ).isEqualTo("More Lamps");
    }

    @Test
    void a_new_passage_makes_no_name_of_its_story_stale() {
        var story = story();
        add(story, null, "It was dark.");

        owner.patch("/api/stories/" + story, 1, Map.of("title", "More Lamps")).is(200);
    }

    @Test
    void stories_come_in_pages_last_changed_first() {
        var ids = IntStream.range(0, 3)
            .mapToObj(_ -> story())
            .toList();
        add(ids.getFirst(), null, "Later.");

        var first = owner.get("/api/worlds/" + worldId + "/stories?limit=2").is(200);
        var cursor = first.json().path("nextCursor").asString();
        var second = owner.get("/api/worlds/" + worldId + "/stories?limit=2&cursor=" + cursor).is(200);

        assertThat(first.items("id")).containsExactly(ids.get(0), ids.get(2));
        assertThat(second.items("id")).containsExactly(ids.get(1));
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void a_story_follows_its_world() {
        var story = story();
        var stranger = platform.signUp("Sam");

        stranger.get("/api/stories/" + story).is(404);
        owner.patch("/api/worlds/" + worldId, 1, Map.of("visibility", "public")).is(200);
        assertThat(
            stranger
                .get("/api/stories/" + story)
                .is(200)
                .json()
                .path("role")
                .asString()
        ).isEqualTo("reader");
        stranger.post("/api/stories/" + story + "/segments", Map.of("text", "Mine.")).is(403);
    }

    @NeedsServerDatabase
    @Test
    void passages_written_at_once_take_different_places() {
        var story = story();
        var root = add(story, null, "Root.");

        IntStream.range(0, 8)
            .mapToObj(number -> CompletableFuture.runAsync(() -> add(story, root, "Branch " + number)))
            .toList()
            .forEach(CompletableFuture::join);

        assertThat(
            segments(story)
                .stream()
                .filter(it -> !it.path("parentId").isNull())
                .map(it -> it.path("position").asInt())
        )
            .hasSize(8)
            .doesNotHaveDuplicates();
    }

    private String story() {
        return owner
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps"))
            .is(201)
            .json()
            .path("id")
            .asString();
    }

    private String add(String story, @Nullable String parent, String text) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("parentId", parent);
        body.put("text", text);
        return owner
            .post("/api/stories/" + story + "/segments", body)
            .is(201)
            .json()
            .path("id")
            .asString();
    }

    private List<JsonNode> segments(String story) {
        return owner
            .get("/api/stories/" + story)
            .is(200)
            .json()
            .path("segments")
            .valueStream()
            .toList();
    }
}
