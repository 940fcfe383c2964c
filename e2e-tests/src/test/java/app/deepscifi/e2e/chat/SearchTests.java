package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import app.deepscifi.simulator.model.ModelMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The person and their agent can find what was said; nobody else can. */
@WithPlatform
@WithPlatform.Alone
class SearchTests {

    private final TestPlatform platform;
    private final Person person;
    private final String worldId;
    private final Place place;

    SearchTests(TestPlatform platform) {
        this.platform = platform;
        this.person = platform.signUp("Ada");
        this.worldId = person.worldId();
        this.place = Place.world(worldId);
    }

    @Test
    void words_are_found_in_messages_and_in_answers_and_shown_where_they_stand() {
        person.say("SAY The lighthouse is called Mathilde", place).isCompleted();
        person.say("THINK Mathilde\nSAY something else", place).isCompleted();

        var hits = search("MATHILDE", worldId).items();

        assertThat(hits).hasSize(2);
        assertThat(marked(hits.getFirst().path("message"))).contains("[Mathilde]");
        assertThat(hits.getFirst().path("answer").isNull()).isTrue();
        assertThat(marked(hits.getLast().path("answer"))).isEqualTo("The lighthouse is called [Mathilde]");
        assertThat(hits.getLast().path("turn").path("message").asString()).isEqualTo(
            "SAY The lighthouse is called Mathilde"
        );
        assertThat(hits.getLast().path("turn").path("events")).isNotEmpty();
    }

    @Test
    void pieces_of_a_text_are_found_as_the_words_they_make_and_so_are_passages() {
        person.say("Write a story about the first lamp", place).isCompleted();
        try (var stream = person.begin("SLOW 0.001", place)) {
            stream.rest().isWhole();
        }

        assertThat(search("\"slow and steady slow\"", worldId).items()).hasSize(1);
        var passage = person
            .get("/api/chat/history?worldId=" + worldId)
            .items()
            .getLast()
            .path("events")
            .valueStream()
            .filter(event -> event.path("event").asString().equals("passage"))
            .findFirst()
            .orElseThrow()
            .path("data")
            .path("text")
            .asString();
        var words = List.of(passage.replaceAll("[^\\p{L} ]", " ").strip().split("\\s+")).subList(0, 3);
        assertThat(search(String.join(" ", words), worldId).items()).isNotEmpty();
    }

    @Test
    void any_text_is_a_valid_search() {
        person.say("SAY red lamps, green lamps", place).isCompleted();
        person.say("SAY red lamps only", place).isCompleted();

        assertThat(search("red -green", worldId).items()).hasSize(1);
        assertThat(search("green or only", worldId).items()).hasSize(2);
        assertThat(search("\"lamps only\"", worldId).items()).hasSize(1);
        for (var nothing : List.of("!", "':*&|(", "\\", "<b>")) {
            assertThat(search(nothing, worldId).items()).isEmpty();
        }
        assertThat(person.get("/api/chat/search?q=").is(400).fields()).containsExactly("q");
        assertThat(
            person
                .get("/api/chat/search?q=" + "x".repeat(201))
                .is(400)
                .fields()
        ).containsExactly("q");
        assertThat(person.get("/api/chat/search").is(400).fields()).containsExactly("q");
    }

    @ParameterizedTest
    @CsvSource({
        "cafe\u0301, caf\u00e9",
        "caf\u00e9, cafe\u0301",
        "\u00c9lan, \u00e9lan",
        "\u00e9lan, E\u0301LAN",
        "\uff2d\uff41\uff54\uff48\uff49\uff4c\uff44\uff45, mathilde",
        "Mathilde, \uff4d\uff21\uff34\uff28\uff29\uff2c\uff24\uff25",
        "\ufb01refly, FIREFLY",
        "서울에서, 서울에서",
        "\u1109\u1165\u110b\u116e\u11af\u110b\u1166\u1109\u1165, 서울에서",
        "서울에서, \u1109\u1165\u110b\u116e\u11af\u110b\u1166\u1109\u1165",
    })
    void words_are_found_in_whichever_form_they_are_written(String said, String searched) {
        person.say("SAY once more " + said, place).isCompleted();

        var hits = search(searched, worldId).items();

        assertThat(hits).hasSize(1);
        for (var excerpt : List.of("message", "answer")) {
            assertThat(marked(hits.getFirst().path(excerpt))).endsWith(
                "once more [" + Normalizer.normalize(said, Normalizer.Form.NFKC) + "]"
            );
        }
        assertThat(
            person.say(Order.calls(Order.call("search", Map.of("query", searched))), place).tools()
        ).containsExactly("search ok");
        assertThat(returned()).contains("once more");
    }

    @Test
    void words_that_were_taken_before_they_were_normalized_are_taken_anew() {
        person.say("SAY \u00c9lan", place).isCompleted();
        var turns = JdbcClient.create(platform.part(DataSource.class));
        search("anything", worldId);
        assertThat(
            turns
                .sql(
                    """
                    update turn_words set words = to_tsvector('simple', 'SAY \u00c9LAN'), normalized = false
                    from turns where turns.id = turn_id and turns.world_id = :world
                    """
                )
                .param("world", UUID.fromString(worldId))
                .update()
        ).isEqualTo(1);

        assertThat(search("e\u0301lan", worldId).items()).hasSize(1);
    }

    @Test
    void dashes_and_operators_in_any_number_are_no_mistake_for_a_person_or_an_agent() {
        person.say("SAY red lamps - green lamps", place).isCompleted();

        for (var piece : List.of(
            "-",
            "- ",
            "-!",
            "-(",
            "-\"",
            "\"-",
            "-\"\"",
            "or ",
            "-or ",
            "-: ",
            "-\u00a0",
            "!&|:*<->"
        )) {
            var dashes = piece.repeat(180 / piece.length());
            search(dashes, worldId);
            assertThat(
                person
                    .get("/api/chat/search?q=" + URLEncoder.encode(dashes + " lamps", StandardCharsets.UTF_8))
                    .status()
            )
                .as(piece)
                .isEqualTo(200);
            var inWorld = Order.calls(Order.call("search", Map.of("query", dashes)));
            assertThat(person.say(inWorld, place).isCompleted().tools()).as(piece).containsExactly("search ok");
        }
        var elsewhere = Order.calls(Order.call("recall", Map.of("query", "-".repeat(200))));
        assertThat(person.say(elsewhere).isCompleted().tools()).containsExactly("recall ok");
        assertThat(search("--red -- lamps", worldId).items()).isNotEmpty();
        assertThat(search("lamps -red", worldId).items()).isEmpty();
    }

    @Test
    void markup_that_was_said_comes_as_text() {
        person.say("SAY <img src=x onerror=alert(1)> Mathilde", place).isCompleted();

        var body = search("Mathilde", worldId).body();

        assertThat(body).doesNotContain("<mark", "<em", "<b>");
    }

    @Test
    void turns_come_in_pages_newest_first() {
        IntStream.rangeClosed(1, 5).forEach(number -> person.say("SAY lamp " + number, place).isCompleted());

        var first = search("lamp", worldId + "&limit=3");
        var second = search("lamp", worldId + "&limit=3&cursor=" + first.json().path("nextCursor").asString());

        assertThat(messages(first)).containsExactly("SAY lamp 5", "SAY lamp 4", "SAY lamp 3");
        assertThat(messages(second)).containsExactly("SAY lamp 2", "SAY lamp 1");
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void a_branch_that_was_left_is_still_found() {
        var first = person.say("SAY Mathilde", place).isCompleted();
        person.post("/api/chat", Map.of("message", "SAY Ottilie", "worldId", worldId, "replaces", first.id())).is(200);

        assertThat(messages(search("Mathilde", worldId))).containsExactly("SAY Mathilde");
    }

    @Test
    void a_turn_that_was_stopped_is_found_by_what_it_had_said_and_a_running_one_not_yet() {
        try (var stream = person.begin(Order.TALK_SLOWLY, place)) {
            var turn = stream.until("text").id();
            assertThat(search("steady", worldId).items()).isEmpty();
            person.stop(turn);
            stream.rest();
        }

        assertThat(search("steady or slow", worldId).items()).hasSize(1);
    }

    @Test
    void nobody_finds_messages_of_another_person_or_of_another_agent() {
        var editor = platform.signUp("Ed");
        person.lets(editor, "editor", worldId);
        person.say("SAY Mathilde", place).isCompleted();
        editor.say("SAY Ottilie", place).isCompleted();
        person.say("SAY Mathilde to my own agent").isCompleted();

        assertThat(messages(search("Mathilde or Ottilie", worldId))).containsExactly("SAY Mathilde");
        assertThat(
            editor
                .get("/api/chat/search?q=Mathilde&worldId=" + worldId)
                .is(200)
                .items()
        ).isEmpty();
        assertThat(messages(person.get("/api/chat/search?q=Mathilde").is(200))).containsExactly(
            "SAY Mathilde to my own agent"
        );
        platform
            .signUp("Sam")
            .get("/api/chat/search?q=Mathilde&worldId=" + worldId)
            .is(404);
        platform.visitor().get("/api/chat/search?q=Mathilde").is(401);
    }

    @Test
    void a_world_agent_searches_the_canon_and_what_this_person_said() {
        var editor = platform.signUp("Ed");
        person.lets(editor, "editor", worldId);
        editor.say("SAY the lamps of Ottilie", place).isCompleted();
        person.say("SAY the lamps of Mathilde", place).isCompleted();

        person.say(Order.calls(Order.call("search", Map.of("query", "lamps"))), place).isCompleted();

        assertThat(returned())
            .contains("/elements/lamplighter", "Ilse Vann", "the lamps of Mathilde")
            .doesNotContain("Ottilie");
    }

    @Test
    void a_user_agent_recalls_what_was_said_to_it() {
        person.say("SAY Mathilde, in my world", place).isCompleted();
        person.say("SAY Mathilde, to you").isCompleted();

        var turn = person.say(Order.calls(Order.call("recall", Map.of("query", "mathilde")))).isCompleted();

        assertThat(turn.tools()).containsExactly("recall ok");
        assertThat(returned()).contains("Mathilde, to you").doesNotContain("in my world");
    }

    /** The latest tool result that the model received. */
    private String returned() {
        return platform
            .simulator()
            .modelRequests()
            .getLast()
            .messages()
            .stream()
            .filter(ModelMessage.Returned.class::isInstance)
            .map(message -> ((ModelMessage.Returned) message).result())
            .toList()
            .getLast();
    }

    private Answer search(String words, String worldIdAndMore) {
        var query = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return person.get("/api/chat/search?q=" + query + "&worldId=" + worldIdAndMore).is(200);
    }

    private static List<String> messages(Answer found) {
        return found
            .items()
            .stream()
            .map(hit -> hit.path("turn").path("message").asString())
            .toList();
    }

    private static String marked(JsonNode excerpt) {
        return excerpt
            .path("parts")
            .valueStream()
            .map(part ->
                part.path("match").asBoolean() ? "[" + part.path("text").asString() + "]" : part.path("text").asString()
            )
            .collect(Collectors.joining());
    }
}
