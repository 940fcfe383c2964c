package app.deepscifi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main use case of an author, from the first idea to a story with branches. */
@WithPlatform
@WithPlatform.Alone
class FiveStepsTests {

    private static final String IDEA = "A lighthouse keeper on a frozen moon who trades in stolen memories";

    private final TestPlatform platform;
    private final Person author;

    FiveStepsTests(TestPlatform platform) {
        this.platform = platform;
        this.author = platform.signUp("Ada");
    }

    @Test
    void an_idea_becomes_two_to_four_different_worlds_made_of_its_words() {
        var turn = author.say(IDEA).isCompleted();

        assertThat(turn.one("turn.started").path("agent").path("kind").asString()).isEqualTo("user");
        assertThat(turn.text()).isNotBlank();
        assertThat(turn.tools()).contains("propose_worlds ok");
        var cards = turn.one("worlds").path("drafts").valueStream().toList();
        assertThat(cards).hasSizeBetween(2, 4);
        for (var property : List.of("draftId", "name", "pitch", "premise")) {
            assertThat(cards.stream().map(card -> card.path(property).asString()))
                .doesNotHaveDuplicates()
                .allSatisfy(value -> assertThat(value).isNotBlank());
        }
        assertThat(cards).allSatisfy(card ->
            assertThat(card.toString()).containsIgnoringCase("lighthouse").containsAnyOf("memories", "memory", "moon")
        );
        assertThat(
            platform.signUp("Bo").say("Whales that farm thunderstorms").one("worlds").toString()
        ).doesNotContainIgnoringCase("lighthouse");
    }

    @Test
    void a_chosen_card_becomes_a_world_with_all_it_needs_and_a_cover() {
        var card = card();

        var created = author.post("/api/worlds", Map.of("draftId", card.path("draftId").asString())).is(201);

        var world = created.json();
        assertThat(created.header("Location")).isEqualTo("/api/worlds/" + world.path("id").asString());
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(world.path("name")).isEqualTo(card.path("name"));
        assertThat(world.path("version").asInt()).isEqualTo(1);
        assertThat(world.path("visibility").asString()).isEqualTo("private");
        var canon = world.path("canon");
        assertThat(canon.path("premise")).isEqualTo(card.path("premise"));
        assertThat(canon.path("rules")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(canon.path("elements")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(canon.path("timeline")).isNotEmpty();
        var cover = author.get(world.path("coverUrl").asString()).is(200);
        assertThat(cover.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(cover.body()).contains("<svg").doesNotContain("<script");
        assertThat(author.get("/api/worlds").items("id")).containsExactly(world.path("id").asString());
    }

    @Test
    void the_same_card_makes_one_world_however_often_it_is_clicked() {
        var draft = Map.of("draftId", card().path("draftId").asString());

        var first = author.post("/api/worlds", draft).is(201).json();
        var second = author.post("/api/worlds", draft).is(200).json();

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(author.get("/api/worlds").items()).hasSize(1);
    }

    @Test
    void an_accepted_change_is_version_2_with_its_place_in_the_history() {
        var world = chosenWorld();
        var turn = author
            .say("Add a rule that nobody may light two lamps at once", Place.world(world.path("id").asString()))
            .isCompleted();

        assertThat(turn.one("turn.started").path("agent").path("kind").asString()).isEqualTo("world");
        assertThat(turn.one("turn.started").path("agent").path("name")).isEqualTo(world.path("name"));
        var proposal = turn.one("proposal");
        assertThat(proposal.path("baseVersion").asInt()).isEqualTo(1);
        var change = proposal.path("changes").get(0);
        assertThat(change.path("address").asString()).startsWith("/rules/");
        assertThat(change.path("before").isNull()).isTrue();
        assertThat(change.path("after").toString()).containsIgnoringCase("lamps");
        assertThat(now(world)).isEqualTo(world);

        var accepted = author
            .post("/api/proposals/" + proposal.path("proposalId").asString() + "/accept")
            .is(200)
            .json();

        assertThat(accepted.path("status").asString()).isEqualTo("accepted");
        assertThat(accepted.path("resultVersion").asInt()).isEqualTo(2);
        assertThat(now(world).path("version").asInt()).isEqualTo(2);
        assertThat(now(world).path("canon").path("rules").toString()).containsIgnoringCase("lamps");
        var versions = author.get("/api/worlds/" + world.path("id").asString() + "/versions").items();
        assertThat(versions)
            .extracting(version -> version.path("number").asInt())
            .containsExactly(2, 1);
        assertThat(
            author
                .get("/api/worlds/" + world.path("id").asString() + "/versions/2")
                .is(200)
                .json()
                .path("changes")
        ).isEqualTo(proposal.path("changes"));
        assertThat(versions.getFirst().path("author").path("kind").asString()).isEqualTo("agent");
        assertThat(versions.getFirst().path("reason").asString()).isNotBlank();
    }

    @Test
    void a_rejected_change_changes_nothing() {
        var world = chosenWorld();
        var proposal = author
            .say("Add a rule that nobody may light two lamps at once", Place.world(world.path("id").asString()))
            .one("proposal");

        author.post("/api/proposals/" + proposal.path("proposalId").asString() + "/reject").is(200);

        assertThat(now(world)).isEqualTo(world);
        assertThat(author.get("/api/worlds/" + world.path("id").asString() + "/versions").items()).hasSize(1);
    }

    @Test
    void a_passage_is_read_while_it_is_written_and_saved_as_it_was_read() {
        var worldId = chosenWorld().path("id").asString();

        var turn = author.say("Write a story about the keeper's first winter", Place.world(worldId)).isCompleted();

        assertThat(turn.tools()).containsExactly("create_story ok", "write_segment ok");
        assertThat(turn.all("passage")).hasSizeGreaterThan(1);
        var story = story(turn);
        assertThat(story.path("title")).isEqualTo(turn.one("story").path("title"));
        assertThat(story.path("worldId").asString()).isEqualTo(worldId);
        var segment = story.path("segments").get(0);
        assertThat(segment.path("id")).isEqualTo(turn.one("segment").path("segmentId"));
        assertThat(segment.path("text").asString()).isEqualTo(turn.passage());
        assertThat(segment.path("author").path("kind").asString()).isEqualTo("agent");
        assertThat(segment.path("wordCount").asInt()).isPositive();
    }

    @Test
    void a_story_goes_on_from_its_passage_and_branches_beside_it() {
        var worldId = chosenWorld().path("id").asString();
        var begun = author.say("Write a story about the keeper's first winter", Place.world(worldId));
        var first = begun.one("segment");
        var open = Place.world(worldId)
            .story(first.path("storyId").asString())
            .segment(first.path("segmentId").asString());

        var second = author.say("Continue", open).isCompleted().one("segment");
        var open2 = open.segment(second.path("segmentId").asString());
        var branch = author.say("What if it had gone differently?", open2).isCompleted().one("segment");

        var segments = story(begun).path("segments");
        assertThat(segments).hasSize(3);
        assertThat(segment(segments, second).path("parentId")).isEqualTo(first.path("segmentId"));
        assertThat(segment(segments, branch).path("parentId")).isEqualTo(first.path("segmentId"));
        assertThat(segment(segments, second).path("position").asInt()).isLessThan(
            segment(segments, branch).path("position").asInt()
        );
        assertThat(segments.valueStream().map(it -> it.path("text").asString())).doesNotHaveDuplicates();
    }

    @Test
    void a_dropped_stream_goes_on_where_it_was() {
        Turn heard;
        try (var stream = author.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            heard = stream.until("text").and(stream.until("text"));
        }

        try (var stream = author.follow(heard.id(), heard.events().getLast().id())) {
            var whole = heard.and(stream.rest()).isWhole().isCompleted();
            assertThat(whole.text().strip()).isEqualTo("slow and steady ".repeat(60).strip());
        }
    }

    @Test
    void everything_is_still_there_after_a_restart() {
        var worldId = chosenWorld().path("id").asString();
        author.say("Add a rule that nobody may light two lamps at once", Place.world(worldId));
        var turn = author.say("Write a story about the keeper's first winter", Place.world(worldId));
        var pages = new HashSet<>(
            List.of(
                "/api/auth/me",
                "/api/worlds",
                "/api/worlds/" + worldId,
                "/api/worlds/" + worldId + "/cover",
                "/api/worlds/" + worldId + "/proposals",
                "/api/worlds/" + worldId + "/stories",
                "/api/stories/" + turn.one("story").path("storyId").asString(),
                "/api/chat/history",
                "/api/chat/history?worldId=" + worldId
            )
        );
        var before = pages.stream().map(author::get).map(Answer::body).toList();

        platform.restart();

        assertThat(pages.stream().map(author::get).map(Answer::body)).isEqualTo(before);
        var open = Place.world(worldId).story(turn.one("story").path("storyId").asString());
        assertThat(author.say("Continue", open).isCompleted().tools()).containsExactly("write_segment ok");
    }

    private JsonNode card() {
        return author.say(IDEA).one("worlds").path("drafts").get(0);
    }

    private JsonNode chosenWorld() {
        return author
            .post("/api/worlds", Map.of("draftId", card().path("draftId").asString()))
            .is(201)
            .json();
    }

    private JsonNode now(JsonNode world) {
        return author
            .get("/api/worlds/" + world.path("id").asString())
            .is(200)
            .json();
    }

    private JsonNode story(Turn turn) {
        return author
            .get("/api/stories/" + turn.one("story").path("storyId").asString())
            .is(200)
            .json();
    }

    private static JsonNode segment(JsonNode segments, JsonNode saved) {
        return segments
            .valueStream()
            .filter(segment -> segment.path("id").equals(saved.path("segmentId")))
            .findFirst()
            .orElseThrow();
    }
}
