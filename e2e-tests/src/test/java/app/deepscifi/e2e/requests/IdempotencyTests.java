package app.deepscifi.e2e.requests;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A repeated request with the same key has one effect, and a key belongs to one request for ever. */
@WithPlatform
class IdempotencyTests {

    private static final String HEADER = "Idempotency-Key";
    private static final Map<String, String> KEY = Map.of(HEADER, "once");
    private static final Map<String, Object> WORLD = Map.of("name", "Slow Light", "canon", SampleCanon.JSON);

    private final TestPlatform platform;
    private final Person person;

    IdempotencyTests(TestPlatform platform) {
        this.platform = platform;
        this.person = platform.signUp("Ada");
    }

    @Test
    void a_message_with_the_key_of_another_is_refused_and_the_first_one_is_untouched() {
        var worldId = person.worldId();
        chat(Place.ANYWHERE.saying("SAY once")).is(200);

        for (var other : List.of(
            Place.ANYWHERE.saying("SAY twice"),
            Place.world(worldId).saying("SAY once"),
            Place.ANYWHERE.replacing(newestTurn()).saying("SAY once")
        )) {
            assertThat(chat(other).is(409).problem()).isEqualTo("idempotency-key-reused");
        }
        var retry = person.send("POST", "/api/chat/turns/" + newestTurn() + "/retry", KEY, new byte[0]);
        assertThat(retry.is(409).problem()).isEqualTo("idempotency-key-reused");
        assertThat(person.get("/api/chat/history").is(200).items()).hasSize(1);
        assertThat(chat(Place.ANYWHERE.saying("SAY once")).is(200).body()).contains(newestTurn());
    }

    @Test
    void a_world_that_is_sent_again_with_its_key_is_made_once() {
        var first = create(WORLD, KEY).is(201);
        var again = create(WORLD, KEY).is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(person.get("/api/worlds").is(200).items()).hasSize(1);
        platform.signUp("Bo").send("POST", "/api/worlds", KEY, Visitor.json(WORLD)).is(201);
    }

    @Test
    void another_world_with_the_key_of_the_first_is_refused() {
        create(WORLD, KEY).is(201);

        var other = Map.of("name", "Fast Light", "canon", SampleCanon.JSON);
        assertThat(create(other, KEY).is(409).problem()).isEqualTo("idempotency-key-reused");
        assertThat(chat(Place.ANYWHERE.saying("SAY once")).is(409).problem()).isEqualTo("idempotency-key-reused");
        assertThat(person.get("/api/worlds").is(200).items("name")).containsExactly("Slow Light");
    }

    @Test
    void a_world_sent_many_times_at_once_is_made_once() throws Exception {
        List<Callable<String>> sent = Stream.generate(
            () -> (Callable<String>) () -> create(WORLD, KEY).is(201).json().path("id").asString()
        )
            .limit(8)
            .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = threads.invokeAll(sent).stream().map(IdempotencyTests::result).distinct();
            assertThat(ids).hasSize(1);
        }
        assertThat(person.get("/api/worlds").is(200).items()).hasSize(1);
    }

    @Test
    void a_card_that_is_chosen_again_with_its_key_is_one_world() {
        var drafts = person.say("A lighthouse that sells memories").one("worlds").path("drafts");
        var one = Map.of("draftId", drafts.get(0).path("draftId").asString());
        var other = Map.of("draftId", drafts.get(1).path("draftId").asString());

        var made = create(one, KEY).is(201).json();

        assertThat(create(one, KEY).is(200).json()).isEqualTo(made);
        assertThat(create(other, KEY).is(409).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void a_story_and_a_passage_that_are_sent_again_with_their_keys_are_made_once() {
        var stories = "/api/worlds/" + person.worldId() + "/stories";
        var story = Map.of("title", "Lamps", "text", "It was dark.");
        var first = send(stories, story).is(201);
        assertThat(send(stories, story).is(201).json()).isEqualTo(first.json());
        assertThat(send(stories, Map.of("title", "Other lamps")).is(409).problem()).isEqualTo("idempotency-key-reused");
        assertThat(person.get(stories).is(200).items("title")).containsExactly("Lamps");

        var id = first.json().path("id").asString();
        var passages = "/api/stories/" + id + "/segments";
        var key = Map.of(HEADER, "next");
        var passage = Visitor.json(Map.of("text", "She lit a lamp."));
        var added = person.send("POST", passages, key, passage).is(201);
        assertThat(person.send("POST", passages, key, passage).is(201).json()).isEqualTo(added.json());
        assertThat(
            person
                .get("/api/stories/" + id)
                .is(200)
                .json()
                .path("segments")
        ).hasSize(2);

        var elsewhere = send(stories, Map.of("title", "Elsewhere"), Map.of(HEADER, "elsewhere")).is(201);
        var other = "/api/stories/" + elsewhere.json().path("id").asString() + "/segments";
        assertThat(person.send("POST", other, key, passage).is(409).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void a_refused_request_leaves_its_key_free() {
        create(Map.of("name", "", "canon", SampleCanon.JSON), KEY).is(400);
        create(Map.of("draftId", "00000000-0000-4000-8000-000000000000"), KEY).is(404);

        create(WORLD, KEY).is(201);
    }

    @Test
    void a_key_that_is_blank_or_too_long_is_refused_by_name() {
        for (var key : List.of("", " ", "x".repeat(201))) {
            assertThat(create(WORLD, Map.of(HEADER, key)).is(400).fields()).containsExactly(HEADER);
        }
    }

    private Answer send(String path, Map<String, ?> body) {
        return send(path, body, KEY);
    }

    private Answer send(String path, Map<String, ?> body, Map<String, String> headers) {
        return person.send("POST", path, headers, Visitor.json(body));
    }

    private Answer create(Map<String, ?> world, Map<String, String> headers) {
        return person.send("POST", "/api/worlds", headers, Visitor.json(world));
    }

    private Answer chat(Map<String, String> message) {
        return person.send("POST", "/api/chat", KEY, Visitor.json(message));
    }

    private String newestTurn() {
        return person.get("/api/chat/history").is(200).items("id").getFirst();
    }

    private static String result(java.util.concurrent.Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
