package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person at the limit of storage is told so, keeps all data, and makes room by deleting. */
@WithPlatform
class FullStorageTests {

    private static final long WORLD_BYTES = 100_000_000;
    private static final long OWNER_BYTES = 500_000_000;
    private static final long CONVERSATION_BYTES = 500_000_000;

    private final TestPlatform platform;
    private final Person owner;
    private final JdbcClient database;

    FullStorageTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.database = JdbcClient.create(platform.part(DataSource.class));
    }

    @Test
    void the_history_of_a_world_is_bounded_whoever_adds_to_it() {
        var id = owner.worldId();
        set("worlds", "history_bytes", WORLD_BYTES - 10, id);

        isFull(owner.patch("/api/worlds/" + id, 1, Canon.changes(Canon.premise("Light is late."))), WORLD_BYTES);
        var turn = owner.say(Order.proposeRule("one-lamp", "One lamp each."), Place.world(id));

        assertThat(turn.tools()).containsExactly("propose_changes failed");
        assertThat(turn.one("tool.finished").path("summary").asString()).contains("100,000,000");
        assertThat(owner.get("/api/worlds/" + id + "/versions").items()).hasSize(1);
        assertThat(owner.get("/api/worlds/" + id + "/proposals").items()).isEmpty();
        assertThat(
            owner
                .get("/api/worlds/" + id)
                .json()
                .path("canon")
        ).isEqualTo(SampleCanon.JSON);
        // Neither change makes a version.
        owner.patch("/api/worlds/" + id, 1, Map.of("name", "Full")).is(200);
        story(id, "Short.");
    }

    @Test
    void the_stories_of_a_world_are_bounded_together() {
        var id = owner.worldId();
        var large = story(id, "Long.");
        var other = story(id, "Short.");
        set("stories", "bytes", WORLD_BYTES - 10, large);

        isFull(owner.post("/api/stories/" + other + "/segments", Map.of("text", "And on.")), WORLD_BYTES);
        isFull(
            owner.post("/api/worlds/" + id + "/stories", Map.of("title", "One more", "text", "And on.")),
            WORLD_BYTES
        );
        assertThat(segments(other)).hasSize(1);
        assertThat(owner.get("/api/worlds/" + id + "/stories").items()).hasSize(2);

        owner.delete("/api/stories/" + large).is(204);

        owner.post("/api/stories/" + other + "/segments", Map.of("text", "And on.")).is(201);
    }

    @Test
    void earlier_words_of_passages_count_with_the_stories_of_their_world() {
        var id = owner.worldId();
        var story = story(id, "x".repeat(1_000));
        var passage = "/api/segments/" + segments(story).getFirst();
        owner.patch(passage, 1, Map.of("text", "y".repeat(1_000))).is(200);
        owner.patch(passage, 2, Map.of("text", "z".repeat(1_000), "title", "Z")).is(200);
        assertThat(revisionBytes(story)).isEqualTo(2_000);

        set("stories", "bytes", WORLD_BYTES - 3_500, story(id, "Long."));

        isFull(owner.patch(passage, 3, Map.of("text", "a".repeat(1_000))), WORLD_BYTES);
        assertThat(owner.get(passage + "/revisions").items()).hasSize(3);
        assertThat(revisionBytes(story)).isEqualTo(2_000);

        owner.delete(passage).is(204);

        assertThat(revisionBytes(story)).isZero();
        owner.post("/api/stories/" + story + "/segments", Map.of("text", "x".repeat(1_000))).is(201);
    }

    @Test
    void all_worlds_of_a_person_are_bounded_together_and_deleting_one_makes_room() {
        var full = IntStream.range(0, 6)
            .mapToObj(_ -> owner.worldId())
            .toList();
        full.forEach(id -> set("worlds", "history_bytes", WORLD_BYTES - 1_000_000, id));
        var other = full.getLast();
        set("worlds", "history_bytes", 0, other);
        set("stories", "bytes", 5_000_000, story(other, "Long."));

        isFull(owner.post("/api/worlds", Map.of("name", "Another", "canon", SampleCanon.JSON)), OWNER_BYTES);
        isFull(owner.patch("/api/worlds/" + other, 1, Canon.changes(Canon.premise("Light is late."))), OWNER_BYTES);
        var story = Map.of("title", "One more", "text", "And on.");
        isFull(owner.post("/api/worlds/" + other + "/stories", story), OWNER_BYTES);
        var editor = platform.signUp("Ed");
        owner.lets(editor, "editor", other);
        isFull(editor.post("/api/worlds/" + other + "/stories", story), OWNER_BYTES);
        assertThat(owner.get("/api/worlds").items()).hasSize(6);
        editor.post("/api/worlds", Map.of("name", "Another", "canon", SampleCanon.JSON)).is(201);

        owner.send("DELETE", "/api/worlds/" + full.getFirst(), Map.of("If-Match", "*"), new byte[0]).is(204);

        owner.post("/api/worlds", Map.of("name", "Another", "canon", SampleCanon.JSON)).is(201);
    }

    @Test
    void worlds_offered_to_a_person_are_bounded_in_number_and_the_oldest_go() {
        var old = IntStream.rangeClosed(1, 200)
            .mapToObj(age -> offered(age, "x"))
            .toList();

        offer(2);

        assertThat(drafts())
            .hasSize(200)
            .containsAll(old.subList(0, 198))
            .doesNotContainAnyElementsOf(old.subList(198, 200));
    }

    @Test
    void worlds_offered_to_a_person_are_bounded_in_bytes_and_the_oldest_go() {
        var old = IntStream.rangeClosed(1, 12)
            .mapToObj(age -> offered(age, "x".repeat(1_900_000)))
            .toList();

        offer(2);

        assertThat(drafts()).hasSize(12).containsAll(old.subList(0, 10));
    }

    @Test
    void the_conversations_of_a_person_are_counted_as_they_are_stored() {
        var id = owner.worldId();
        assertThat(bytes(owner)).isZero();

        owner.say("SAY 雪 fell upwards that year").isCompleted();
        owner.say(Order.calls(Order.call("read_canon", Map.of())), Place.world(id)).isCompleted();
        owner.retry(owner.say("SAY again", Place.world(id)).isCompleted().id());

        assertThat(bytes(owner)).isEqualTo(stored()).isGreaterThan(1_000);
    }

    @Test
    void all_conversations_of_a_person_are_bounded_together_and_deleting_a_world_makes_room() {
        var id = owner.worldId();
        owner.say("SAY Mathilde", Place.world(id)).isCompleted();
        owner.say("SAY Ottilie").isCompleted();
        var before = bytes(owner);
        filled(id, CONVERSATION_BYTES - before - 1);
        // A turn that begins within the limit is finished.
        var last = owner.say("SAY the last").isCompleted();
        assertThat(bytes(owner)).isGreaterThan(CONVERSATION_BYTES);

        for (var place : List.of(Place.ANYWHERE, Place.world(id))) {
            isFull(owner.post("/api/chat", place.saying("SAY one more")), CONVERSATION_BYTES);
        }
        isFull(owner.post("/api/chat/turns/" + last.id() + "/retry"), CONVERSATION_BYTES);
        assertThat(owner.get("/api/chat/history").is(200).items("message")).containsExactly(
            "SAY the last",
            "SAY Ottilie"
        );
        assertThat(owner.follow(last.id(), 0).rest().isWhole().text()).isEqualTo("the last");
        platform.signUp("Bo").say("SAY hello").isCompleted();

        owner.send("DELETE", "/api/worlds/" + id, Map.of("If-Match", "*"), new byte[0]).is(204);

        assertThat(bytes(owner)).isEqualTo(stored());
        owner.say("SAY one more").isCompleted();
    }

    @Test
    void a_message_that_comes_again_is_answered_also_where_there_is_no_room_any_more() {
        var key = Map.of("Idempotency-Key", "message-1");
        var id = owner.worldId();
        try (var stream = owner.begin("SAY hello", Place.world(id), key)) {
            stream.rest().isWhole().isCompleted();
        }
        filled(id, CONVERSATION_BYTES);

        try (var again = owner.begin("SAY hello", Place.world(id), key)) {
            assertThat(again.rest().isWhole().isCompleted().text()).isEqualTo("hello");
        }
    }

    private static void isFull(Answer answer, long maxBytes) {
        assertThat(answer.is(409).problem()).isEqualTo("storage-full");
        assertThat(answer.json().path("maxBytes").asLong()).isEqualTo(maxBytes);
        assertThat(answer.json().path("detail").asString()).contains("%,d bytes".formatted(maxBytes));
    }

    private void set(String table, String column, long bytes, String id) {
        database
            .sql("update %s set %s = :bytes where id = :id".formatted(table, column))
            .param("bytes", bytes)
            .param("id", UUID.fromString(id))
            .update();
    }

    /** Adds bytes to the conversation with the agent of this world. */
    private void filled(String worldId, long bytes) {
        database
            .sql("update transcripts set bytes = bytes + :bytes where user_id = :user and world_id = :world")
            .param("bytes", bytes)
            .param("user", UUID.fromString(owner.id()))
            .param("world", UUID.fromString(worldId))
            .update();
    }

    private static long bytes(Person person) {
        return person.get("/api/chat/allowance").is(200).json().path("bytes").path("used").asLong();
    }

    /** The bytes in the tables; those of a turn are the bytes of its events. */
    private long stored() {
        return database
            .sql(
                """
                select sum(
                    octet_length(message) + bytes + (
                        select coalesce(sum(octet_length(answer) + octet_length(summary)), 0)
                        from tool_results where turn_id = turns.id
                    )
                )
                from turns where user_id = :user
                """
            )
            .param("user", UUID.fromString(owner.id()))
            .query(Long.class)
            .single();
    }

    private String story(String worldId, String text) {
        return owner
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps", "text", text))
            .is(201)
            .json()
            .path("id")
            .asString();
    }

    private List<String> segments(String story) {
        return owner
            .get("/api/stories/" + story)
            .is(200)
            .json()
            .path("segments")
            .valueStream()
            .map(it -> it.path("id").asString())
            .toList();
    }

    private long revisionBytes(String story) {
        return database
            .sql("select revision_bytes from stories where id = :id")
            .param("id", UUID.fromString(story))
            .query(Long.class)
            .single();
    }

    private UUID offered(int daysAgo, String premise) {
        var id = UUID.randomUUID();
        database
            .sql(
                """
                insert into world_drafts (id, user_id, name, pitch, canon, created_at)
                values (:id, :user, 'Old', 'Old', jsonb_build_object('premise', cast(:premise as text)),
                        now() - cast(:days as int) * interval '1 day')
                """
            )
            .param("id", id)
            .param("user", UUID.fromString(owner.id()))
            .param("premise", premise)
            .param("days", daysAgo)
            .update();
        return id;
    }

    private List<UUID> drafts() {
        return database
            .sql("select id from world_drafts where user_id = :user")
            .param("user", UUID.fromString(owner.id()))
            .query((row, _) -> row.getObject("id", UUID.class))
            .list();
    }

    private void offer(int worlds) {
        var drafts = IntStream.range(0, worlds)
            .mapToObj(n -> Map.of("name", "New " + n, "pitch", "New.", "canon", SampleCanon.JSON))
            .toList();
        var turn = owner.say(Order.calls(Order.call("propose_worlds", Map.of("drafts", drafts)))).isCompleted();
        assertThat(turn.tools()).containsExactly("propose_worlds ok");
    }
}
