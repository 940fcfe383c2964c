package app.deepscifi.e2e.stories;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithPlatform
class RevisionsTests {

    private final TestPlatform platform;
    private final Person ada;
    private final Person bo;
    private final String worldId;
    private final String story;
    private final String passage;

    RevisionsTests(TestPlatform platform) {
        this.platform = platform;
        this.ada = platform.signUp("Ada");
        this.bo = platform.signUp("Bo");
        this.worldId = ada.worldId();
        ada.put("/api/worlds/" + worldId + "/collaborators", Map.of("email", bo.email(), "role", "editor")).is(200);
        var created = ada
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps", "text", "It was dark."))
            .is(201)
            .json();
        this.story = created.path("id").asString();
        this.passage = "/api/segments/" + created.path("segments").get(0).path("id").asString();
    }

    @Test
    void an_edit_keeps_the_words_before_with_who_wrote_them_and_when() {
        edit(bo, 1, "It was very dark.");

        var revisions = ada.get(passage + "/revisions").is(200);
        assertThat(revisions.items("number")).containsExactly("2", "1");
        assertThat(revisions.items("wordCount")).containsExactly("4", "3");
        assertThat(
            revisions
                .items()
                .stream()
                .map(it -> it.path("author").path("name").asString())
        ).containsExactly("Bo", "Ada");
        assertThat(revisions.items().getFirst().has("text")).isFalse();
        var first = ada
            .get(passage + "/revisions/1")
            .is(200)
            .json();
        assertThat(first.path("text").asString()).isEqualTo("It was dark.");
        assertThat(first.path("createdAt")).isEqualTo(current().path("createdAt"));
        assertThat(text(2)).isEqualTo("It was very dark.");
        ada.get(passage + "/revisions/3").is(404);
    }

    @Test
    void the_byline_says_who_wrote_and_who_edited() {
        assertThat(current().path("editor").isNull()).isTrue();

        edit(bo, 1, "It was very dark.");

        assertThat(current().path("author").path("name").asString()).isEqualTo("Ada");
        assertThat(current().path("editor").path("name").asString()).isEqualTo("Bo");
    }

    @Test
    void a_changed_title_is_a_revision_too() {
        ada.patch(passage, 1, Map.of("title", "Night")).is(200);
        ada.patch(passage, 2, Map.of("title", "")).is(200);

        assertThat(revision(1).path("title").isNull()).isTrue();
        assertThat(revision(2).path("title").asString()).isEqualTo("Night");
    }

    @Test
    void an_edit_that_changes_nothing_makes_no_revision() {
        var answer = ada.patch(passage, 1, Map.of("text", "It was dark.", "title", " ")).is(200);

        assertThat(answer.json().path("revision").asInt()).isEqualTo(1);
        assertThat(ada.get(passage + "/revisions").items()).hasSize(1);
    }

    @Test
    void a_restore_makes_a_new_revision_and_one_that_changes_nothing_makes_none() {
        ada.patch(passage, 1, Map.of("text", "It was light.", "title", "Day")).is(200);

        bo.post(passage + "/revisions/1/restore").is(428);
        restore(bo, 1, 1).is(412);
        var restored = restore(bo, 1, 2).is(200);

        assertThat(restored.header("ETag")).isEqualTo("\"3\"");
        assertThat(restored.json().path("text").asString()).isEqualTo("It was dark.");
        assertThat(restored.json().path("title").isNull()).isTrue();
        assertThat(restored.json().path("editor").path("name").asString()).isEqualTo("Bo");
        assertThat(restore(bo, 1, 3).is(200).json().path("revision").asInt()).isEqualTo(3);
        assertThat(ada.get(passage + "/revisions").items("number")).containsExactly("3", "2", "1");
    }

    @Test
    void only_editors_see_deleted_content() {
        edit(ada, 1, "It was light.");
        var viewer = platform.signUp("Vi");
        var stranger = platform.signUp("Sam");
        ada.put("/api/worlds/" + worldId + "/collaborators", Map.of("email", viewer.email(), "role", "viewer")).is(200);

        for (var path : List.of("/revisions", "/revisions/1")) {
            stranger.get(passage + path).is(404);
            viewer.get(passage + path).is(403);
            bo.get(passage + path).is(200);
        }
        // Independent of whether the history of the canon is shared.
        for (var patch : List.of(
            Map.of("visibility", "unlisted"),
            Map.of("visibility", "public", "shareHistory", false),
            Map.of("shareHistory", true)
        )) {
            ada.patch("/api/worlds/" + worldId, 1, patch).is(200);
            for (var path : List.of("/revisions", "/revisions/1")) {
                stranger.get(passage + path).is(403);
                viewer.get(passage + path).is(403);
                platform
                    .visitor()
                    .get(passage + path)
                    .is(401);
            }
            restore(stranger, 1, 2).is(403);
            restore(viewer, 1, 2).is(403);
            assertThat(
                stranger
                    .get("/api/stories/" + story)
                    .is(200)
                    .body()
            ).doesNotContain("It was dark.");
        }
    }

    @Test
    void revisions_come_in_pages_newest_first() {
        for (var number = 1; number < 5; number++) {
            edit(ada, number, "Edit " + number);
        }

        var first = ada.get(passage + "/revisions?limit=2").is(200);
        var cursor = first.json().path("nextCursor").asString();
        var second = ada.get(passage + "/revisions?limit=3&cursor=" + cursor).is(200);

        assertThat(first.items("number")).containsExactly("5", "4");
        assertThat(second.items("number")).containsExactly("3", "2", "1");
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void old_revisions_make_room_but_the_first_words_stay() {
        for (var number = 1; number <= 55; number++) {
            edit(ada, number, "Edit " + number);
        }

        var numbers = ada.get(passage + "/revisions?limit=100").items("number");
        assertThat(numbers).hasSize(52).startsWith("56", "55").endsWith("7", "6", "1");
    }

    @Test
    void revisions_of_a_passage_are_bounded_in_bytes() {
        // 50,000 characters of three bytes each: a megabyte holds six of them.
        for (var number = 1; number <= 10; number++) {
            edit(ada, number, "\u96ea".repeat(49_990) + number);
        }

        var numbers = ada.get(passage + "/revisions?limit=100").items("number");
        assertThat(numbers).containsExactly("11", "10", "9", "8", "7", "6", "5", "1");
    }

    @Test
    void an_edit_can_not_grow_a_story_beyond_its_bound() {
        var rest = "x".repeat(50_000);
        IntStream.range(0, 99).forEach(_ ->
            ada.post("/api/stories/" + story + "/segments", Map.of("text", rest)).is(201)
        );
        ada.patch(passage, 1, Map.of("text", rest)).is(200);
        var small = ada.post("/api/stories/" + story + "/segments", Map.of("text", "y")).is(409);

        assertThat(small.problem()).isEqualTo("storage-full");
        ada.patch(passage, 2, Map.of("text", "x")).is(200);
        var second = ada
            .post("/api/stories/" + story + "/segments", Map.of("text", "y"))
            .is(201)
            .json();
        ada.patch("/api/segments/" + second.path("id").asString(), 1, Map.of("text", rest)).is(409);
    }

    private void edit(Person person, int revision, String text) {
        person.patch(passage, revision, Map.of("text", text)).is(200);
    }

    private Answer restore(Person person, int number, int revision) {
        return person.send(
            "POST",
            passage + "/revisions/" + number + "/restore",
            Map.of("If-Match", "\"" + revision + "\""),
            new byte[0]
        );
    }

    private JsonNode current() {
        return ada
            .get("/api/stories/" + story)
            .is(200)
            .json()
            .path("segments")
            .get(0);
    }

    private JsonNode revision(int number) {
        return ada
            .get(passage + "/revisions/" + number)
            .is(200)
            .json();
    }

    private String text(int number) {
        return revision(number).path("text").asString();
    }
}
