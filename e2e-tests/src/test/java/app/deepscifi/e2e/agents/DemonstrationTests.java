package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulated agents change real worlds: the messages of the simulator's table, over HTTP. */
@WithPlatform
class DemonstrationTests {

    private static final Path TABLE = Path.of("../letta-simulator/src/test/resources/app/deepscifi/simulator/model");
    private static final JsonNode WORLD = read("heat-ledger.json");
    private static final JsonNode CARDS = read("cards.json");

    private final Person author;

    DemonstrationTests(TestPlatform platform) {
        this.author = platform.signUp("Ada");
    }

    record Row(String say, JsonNode outcome) {
        @Override
        public String toString() {
            return say;
        }
    }

    private static Stream<Row> rows(String agent, String state, String outcome) {
        return read("messages.json")
            .valueStream()
            .filter(it -> it.path("agent").asString().equals(agent) && it.path("state").asString().equals(state))
            .filter(it -> it.path("outcome").has(outcome))
            .map(it -> new Row(it.path("say").asString(), it.path("outcome")));
    }

    static Stream<Row> changes() {
        return rows("world", "world", "changes");
    }

    static Stream<Row> answered() {
        return Stream.of("refused", "says")
            .flatMap(it -> rows("world", "world", it))
            .distinct();
    }

    static Stream<Row> chosen() {
        return rows("user", "drafts", "chosen");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void an_accepted_proposal_changes_only_its_entries(Row row) {
        var world = world();
        var before = canon(world);

        var proposal = author.say(row.say(), Place.world(world)).isCompleted().one("proposal");
        author.post("/api/proposals/" + proposal.path("proposalId").asString() + "/accept").is(200);

        var expected = (ObjectNode) before.deepCopy();
        row.outcome()
            .path("changes")
            .properties()
            .forEach(it -> put(expected, it.getKey(), it.getValue()));
        assertThat(stated(canon(world))).isEqualTo(stated(expected));
    }

    @ParameterizedTest
    @MethodSource("answered")
    void a_refusal_or_an_answer_changes_nothing(Row row) {
        var world = world();
        var before = author
            .get("/api/worlds/" + world)
            .is(200)
            .json();

        var turn = author.say(row.say(), Place.world(world)).isCompleted();

        assertThat(turn.all("proposal")).isEmpty();
        assertThat(turn.all("story")).isEmpty();
        row.outcome()
            .path("says")
            .forEach(it -> assertThat(turn.text()).containsIgnoringCase(it.asString()));
        assertThat(
            author
                .get("/api/worlds/" + world)
                .is(200)
                .json()
        ).isEqualTo(before);
        assertThat(author.get("/api/worlds/" + world + "/proposals").items()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void a_card_that_is_chosen_in_words_is_a_world_as_it_stood_on_the_card(Row row) {
        author.say(Order.calls(Order.call("propose_worlds", Map.of("drafts", CARDS)))).isCompleted();

        var made = author.say(row.say()).isCompleted().one("world");

        var card = CARDS.valueStream()
            .filter(it -> it.path("name").equals(row.outcome().path("chosen")))
            .findFirst()
            .orElseThrow();
        var world = author
            .get("/api/worlds/" + made.path("worldId").asString())
            .is(200)
            .json();
        assertThat(world.path("name")).isEqualTo(row.outcome().path(row.outcome().has("named") ? "named" : "chosen"));
        assertThat(world.path("canon").path("premise")).isEqualTo(card.path("canon").path("premise"));
        assertThat(world.path("canon").path("rules").propertyNames()).containsExactlyInAnyOrderElementsOf(
            card.path("canon").path("rules").propertyNames()
        );
        assertThat(world.path("canon").path("elements").propertyNames()).containsExactlyInAnyOrderElementsOf(
            card.path("canon").path("elements").propertyNames()
        );
    }

    @Test
    void a_small_card_and_pasted_notes_are_cards_that_can_be_made_worlds() {
        author.say(Order.calls(Order.call("propose_worlds", Map.of("drafts", CARDS)))).isCompleted();
        for (var said : Stream.concat(
            Stream.of("make them smaller", "no magic", "others"),
            rows("user", "none", "notes").map(Row::say)
        ).toList()) {
            for (var card : author.say(said).isCompleted().one("worlds").path("drafts")) {
                author.post("/api/worlds", Map.of("draftId", card.path("draftId").asString())).is(201);
            }
        }
    }

    private String world() {
        return author
            .post("/api/worlds", Map.of("name", WORLD.path("name"), "canon", WORLD.path("canon")))
            .is(201)
            .json()
            .path("id")
            .asString();
    }

    private JsonNode canon(String world) {
        return author
            .get("/api/worlds/" + world)
            .is(200)
            .json()
            .path("canon");
    }

    /** A value without the fields that say nothing: null, or an empty list or object. The API answers them, the table has none. */
    private static JsonNode stated(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                var stated = Visitor.JSON.createObjectNode();
                object.properties().forEach(field -> {
                    var inside = stated(field.getValue());
                    if (!inside.isNull() && !(inside.isContainer() && inside.isEmpty())) {
                        stated.set(field.getKey(), inside);
                    }
                });
                yield stated;
            }
            case ArrayNode list -> Visitor.JSON.createArrayNode().addAll(
                list.valueStream().map(DemonstrationTests::stated).toList()
            );
            default -> value;
        };
    }

    private static void put(ObjectNode canon, String address, JsonNode value) {
        var at = address.lastIndexOf('/');
        var parent = at == 0 ? canon : (ObjectNode) canon.at(address.substring(0, at));
        if (value.isNull()) parent.remove(address.substring(at + 1));
        else parent.set(address.substring(at + 1), value);
    }

    private static JsonNode read(String name) {
        try {
            return Visitor.JSON.readTree(Files.readString(TABLE.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
