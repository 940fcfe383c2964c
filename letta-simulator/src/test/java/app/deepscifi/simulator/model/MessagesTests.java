package app.deepscifi.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.simulator.model.wish.Voice;
import app.deepscifi.simulator.model.wish.Voice.Person;
import app.deepscifi.simulator.model.wish.Voice.Tense;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Realistic messages with their exact effects. Half of the first 150, and the texts that describe the expected effects,
 * were written by a person who had not seen the rules; the others were added later.
 */
class MessagesTests {

    private static final JsonNode TABLE = Conversation.resource("messages.json");
    private static final Set<String> WRITING = Set.of(
        "changes",
        "cards",
        "worlds",
        "notes",
        "chosen",
        "remembered",
        "story",
        "passage"
    );

    record Row(String id, String agent, String state, String say, JsonNode outcome, JsonNode json) {
        @Override
        public String toString() {
            return "%s (%s, %s): %s".formatted(id, agent, state, say);
        }
    }

    static Stream<Row> rows() {
        return TABLE.valueStream().map(it ->
            new Row(
                it.path("id").asString(),
                it.path("agent").asString(),
                it.path("state").asString(),
                it.path("say").asString(),
                it.path("outcome"),
                it
            )
        );
    }

    @Test
    void half_of_the_messages_are_by_somebody_who_did_not_see_the_rules_and_a_hundred_lie_inside_the_set() {
        assertThat(rows().map(Row::id)).doesNotHaveDuplicates();
        assertThat(by("did not see the rules")).hasSize(75);
        assertThat(by("wrote the rules")).hasSize(75);
        assertThat(rows().filter(it -> it.json().path("inside").asBoolean())).hasSizeGreaterThanOrEqualTo(100);
    }

    private static Stream<Row> by(String author) {
        return rows().filter(it -> it.json().path("author").asString().equals(author));
    }

    @Test
    void nothing_that_lies_inside_the_set_is_refused() {
        assertThat(rows().filter(it -> it.json().path("inside").asBoolean())).noneMatch(it ->
            it.outcome().has("refused")
        );
        assertThat(rows().filter(it -> !it.json().path("inside").asBoolean())).noneMatch(it ->
            WRITING.stream().anyMatch(it.outcome()::has)
        );
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_message_does_exactly_what_it_asks_for(Row row) {
        var heard = Conversation.in(row.agent(), row.state()).say(row.say());

        var writes = new ArrayList<>(heard.writes());
        for (var property : row.outcome().properties()) {
            var expected = property.getValue();
            switch (property.getKey()) {
                case "changes" -> changes(expected, arguments(writes, "propose_changes"));
                case "cards" -> cards(expected, arguments(writes, "propose_worlds"));
                case "worlds" -> worlds(expected, arguments(writes, "propose_worlds"));
                case "notes" -> notes(expected, arguments(writes, "propose_worlds"));
                case "chosen" -> chosen(row.outcome(), arguments(writes, "create_world"));
                case "remembered" -> assertThat(arguments(writes, "remember_preferences").path("text")).isEqualTo(
                    expected
                );
                case "story" -> {
                    assertThat(arguments(writes, "create_story").path("title")).isEqualTo(expected.path("title"));
                    passage(expected, arguments(writes, "write_segment"));
                }
                case "passage" -> passage(expected, arguments(writes, "write_segment"));
                case "looks" -> assertThat(heard.looks()).containsExactlyElementsOf(strings(expected));
                case "refused" -> refused(heard.text());
                case "says" -> strings(expected).forEach(it -> assertThat(heard.text()).containsIgnoringCase(it));
                case "silent" -> strings(expected).forEach(it -> assertThat(heard.text()).doesNotContain(it));
                case "named" -> {
                }
                default -> throw new AssertionError("no such outcome: " + property.getKey());
            }
        }
        assertThat(writes).as("calls beyond what is asked for").isEmpty();
        assertThat(heard.text()).isNotBlank();
    }

    /** Removes the only call of a tool and returns its arguments. */
    private static JsonNode arguments(List<Call> writes, String tool) {
        var calls = writes
            .stream()
            .filter(it -> it.tool().equals(tool))
            .toList();
        assertThat(calls)
            .as("calls of " + tool + " among " + writes)
            .hasSize(1);
        writes.removeAll(calls);
        return Conversation.arguments(calls.getFirst());
    }

    private static void changes(JsonNode expected, JsonNode arguments) {
        var changes = new TreeMap<String, JsonNode>();
        arguments.path("changes").forEach(it -> changes.put(it.path("address").asString(), it.path("after")));
        var wanted = new TreeMap<String, JsonNode>();
        expected.properties().forEach(it -> wanted.put(it.getKey(), it.getValue()));
        assertThat(changes).isEqualTo(wanted);
        assertThat(arguments.path("changes")).hasSize(wanted.size());
    }

    /** Asserts that the cards are unchanged, except at these places. */
    private static void cards(JsonNode expected, JsonNode arguments) {
        var wanted = Conversation.CARDS.deepCopy();
        expected.properties().forEach(it -> {
            var at = it.getKey().lastIndexOf('/');
            ((ObjectNode) wanted.at(it.getKey().substring(0, at))).set(it.getKey().substring(at + 1), it.getValue());
        });
        assertThat(arguments.path("drafts")).isEqualTo(wanted);
    }

    private static void worlds(JsonNode expected, JsonNode arguments) {
        var drafts = arguments.path("drafts").valueStream().toList();
        assertThat(drafts).hasSize(3);
        assertThat(drafts.stream().map(it -> it.path("canon").path("rules").toString())).doesNotHaveDuplicates();
        assertThat(drafts).allSatisfy(draft -> {
            var canon = draft.path("canon");
            assertThat(canon.path("premise").asString()).startsWith(expected.path("premise").asString() + " ");
            assertThat(canon.path("rules").size()).isGreaterThanOrEqualTo(2);
            assertThat(canon.path("elements").size()).isGreaterThanOrEqualTo(3);
            strings(expected.path("carry")).forEach(it -> assertThat(draft.toString()).containsIgnoringCase(it));
            strings(expected.path("nowhere")).forEach(it ->
                assertThat(draft.toString()).doesNotContainPattern("(?i)\\b" + it + "\\b")
            );
            if (expected.has("year")) assertThat(canon.path("setting").path("year")).isEqualTo(expected.path("year"));
            if (expected.has("name")) assertThat(draft.path("name")).isEqualTo(expected.path("name"));
        });
        if (!expected.has("others")) return;
        var before = Conversation.CARDS.valueStream()
            .map(it -> it.path("name"))
            .toList();
        assertThat(drafts.stream().map(it -> it.path("name")))
            .doesNotContainAnyElementsOf(before)
            .doesNotHaveDuplicates();
    }

    private static void notes(JsonNode expected, JsonNode arguments) {
        assertThat(arguments.path("drafts").size()).isBetween(2, 4);
        assertThat(arguments.path("drafts")).allSatisfy(draft -> {
            var canon = draft.path("canon");
            assertThat(draft.path("name")).isEqualTo(expected.path("name"));
            assertThat(canon.path("premise")).isEqualTo(expected.path("premise"));
            assertThat(
                canon
                    .path("rules")
                    .valueStream()
                    .map(it -> it.path("statement").asString())
            ).containsExactlyElementsOf(strings(expected.path("rules")));
            var elements = Talk.JSON.createObjectNode();
            canon.path("elements").forEach(it -> elements.set(it.path("name").asString(), it.path("summary")));
            assertThat(elements).isEqualTo(expected.path("elements"));
        });
    }

    private static void chosen(JsonNode outcome, JsonNode arguments) {
        var card = Conversation.CARDS.valueStream()
            .filter(it -> it.path("name").equals(outcome.path("chosen")))
            .findFirst()
            .orElseThrow();
        assertThat(arguments.path("name")).isEqualTo(
            outcome.has("named") ? outcome.path("named") : outcome.path("chosen")
        );
        assertThat(arguments.path("canon")).isEqualTo(card.path("canon"));
    }

    private static void passage(JsonNode expected, JsonNode arguments) {
        var text = arguments.path("text").asString();
        var voice = new Voice(Person.valueOf(upper(expected, "person")), Tense.valueOf(upper(expected, "tense")));
        Told.in(voice, text);
        strings(expected.path("carry")).forEach(it -> assertThat(text).contains(it));
        assertThat(arguments.path("branch").asBoolean(false)).isEqualTo(expected.path("branch").asBoolean(false));
    }

    private static String upper(JsonNode node, String field) {
        return node.path(field).asString().toUpperCase(Locale.ROOT);
    }

    /** Asserts that the text is one sentence with two examples of possible requests. */
    private static void refused(String text) {
        assertThat(text).contains("can't").contains("without a model").contains("nothing is changed").endsWith(".");
        assertThat(text.substring(text.indexOf("for example")).split("“", -1)).hasSize(3);
        assertThat(text.replaceAll("“[^”]*”", "").split("[.!?](?: |$)", -1)).hasSize(2);
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
