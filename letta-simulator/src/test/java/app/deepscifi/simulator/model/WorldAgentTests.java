package app.deepscifi.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.simulator.model.words.Pools;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WorldAgentTests {

    private final Talk talk = Talk.withWorldAgent();

    private static JsonNode change(ModelAnswer answer) {
        return Talk.arguments(answer, "propose_changes").path("changes").path(0);
    }

    private static String text(ModelAnswer answer) {
        return Talk.arguments(answer, "write_segment").path("text").asString("");
    }

    @Test
    void a_story_is_created_first_and_then_its_opening_is_written() {
        var asked = talk.say("Write a story about a monk who has lost his voice");
        assertThat(asked.text()).contains("the monk");
        assertThat(Talk.arguments(asked, "create_story").path("title").asString("")).isNotBlank();

        var written = talk.returned("create_story", "{\"storyId\": \"%s\"}".formatted(Talk.STORY));

        assertThat(Talk.arguments(written, "write_segment").path("storyId").asString("")).isEqualTo(Talk.STORY);
        assertThat(text(written)).contains("the monk");
        assertThat(talk.returned("write_segment", "{\"segmentId\": \"x\"}").calls()).isEmpty();
    }

    @Test
    void a_passage_has_150_to_300_words_in_three_to_five_paragraphs_set_in_the_world() {
        for (var number : IntStream.range(0, 50).toArray()) {
            var text = text(
                Talk.withWorldAgent()
                    .inStory()
                    .say("Continue with the bell number " + number)
            );

            assertThat(text.split("\\s+").length).isBetween(150, 300);
            assertThat(text.split("\n\n").length).isBetween(3, 5);
            assertThat(text).contains("Tide Loom").contains("Quiet Office").contains("bell").doesNotContain("{");
        }
    }

    @Test
    void the_story_goes_on_with_the_same_person_and_other_sentences() {
        talk.inStory();
        var first = text(talk.say("Go on with the letter"));
        talk.returned("write_segment", "{}");

        var second = text(talk.inStory().say("Continue"));

        assertThat(
            Pools.ALL.women()
                .stream()
                .anyMatch(it -> first.contains(it) && second.contains(it)) ||
                Pools.ALL.men()
                    .stream()
                    .anyMatch(it -> first.contains(it) && second.contains(it))
        ).isTrue();
        var sentences = new HashSet<>(List.of(first.split("(?<=[.?!”]) |\n\n")));
        sentences.retainAll(List.of(second.split("(?<=[.?!”]) |\n\n")));
        assertThat(sentences).allMatch(it -> it.length() < 60);
    }

    @Test
    void another_way_is_written_as_a_branch() {
        var answer = talk.inStory().say("What if she burns the letter instead?");

        assertThat(Talk.arguments(answer, "write_segment").path("branch").asBoolean()).isTrue();
    }

    @Test
    void different_wishes_never_give_the_same_passage() {
        var texts = new HashSet<String>();
        for (var thing : List.of(
            "a bell",
            "a letter",
            "a diver",
            "the fare",
            "two mirrors",
            "a debt",
            "the ice",
            "a song"
        )) {
            for (var place : List.of("at dawn", "in the archive", "under the stairs", "by the gate")) {
                assertThat(
                    texts.add(text(Talk.withWorldAgent().inStory().say("Continue with %s %s".formatted(thing, place))))
                ).isTrue();
            }
        }
    }

    @Test
    void a_rule_is_proposed_in_the_persons_own_words() {
        var change = change(talk.say("Add a rule that nobody may sing after dusk"));

        assertThat(change.path("address").asString("")).isEqualTo("/rules/nobody-may-sing-after-dusk");
        assertThat(change.path("after").path("statement").asString("")).isEqualTo("Nobody may sing after dusk.");
        assertThat(talk.returned("propose_changes", "{}").calls()).isEmpty();
    }

    @Test
    void a_new_place_says_what_was_said_of_it_and_nothing_else() {
        var change = change(talk.say("Add a place called the Drowned Library where the monks keep broken songs"));

        assertThat(change.path("address").asString("")).isEqualTo("/elements/drowned-library");
        var value = change.path("after");
        assertThat(value.path("kind").asString("")).isEqualTo("location");
        assertThat(value.path("summary").asString("")).isEqualTo(
            "The Drowned Library, a place where the monks keep broken songs."
        );
        assertThat(value.path("name").asString("")).isEqualTo("The Drowned Library");
        assertThat(value.path("relations")).isEmpty();
    }

    @Test
    void a_forbidden_thing_becomes_a_constraint() {
        var change = change(talk.say("Forbid faster-than-light travel"));

        assertThat(change.path("address").asString("")).isEqualTo("/constraints/no-faster-than-light-travel");
        assertThat(change.path("after").path("statement").asString("")).isEqualTo(
            "Faster-than-light travel is forbidden."
        );
    }

    @Test
    void a_removed_entry_is_set_to_null() {
        talk.say("Remove the Tide Loom");

        var change = change(talk.returned("read_canon", "{}"));

        assertThat(change.path("address").asString("")).isEqualTo("/elements/tide-loom");
        assertThat(change.path("after").isNull()).isTrue();
    }

    @Test
    void a_missing_entry_cannot_be_removed() {
        assertThat(talk.say("Remove the dragons").text()).contains("can't find");
    }

    @Test
    void an_entry_is_read_before_it_is_changed_and_keeps_the_rest() {
        var asked = talk.say("Rename the Quiet Office to the Loud Office");
        assertThat(Talk.arguments(asked, "read_canon").path("addresses").path(0).asString("")).isEqualTo(
            "/elements/quiet-office"
        );

        var change = change(
            talk.returned(
                "read_canon",
                "{\"/elements/quiet-office\": {\"kind\": \"faction\", \"name\": \"The Quiet Office\", \"summary\": \"Sets the fare.\", \"relations\": [{\"to\": \"tarn-shelf\"}]}}"
            )
        );

        assertThat(change.path("after").path("name").asString("")).isEqualTo("The Loud Office");
        assertThat(change.path("after").path("relations")).hasSize(1);
    }

    @Test
    void a_new_year_keeps_the_place() {
        talk.say("Change the year to 2810");

        var value = change(
            talk.returned(
                "read_canon",
                "{\"/setting\": {\"year\": 2741, \"place\": \"Tarn Shelf\", \"calendar\": \"by tides\"}}"
            )
        ).path("after");

        assertThat(value.path("year").asInt()).isEqualTo(2810);
        assertThat(value.path("place").asString("")).isEqualTo("Tarn Shelf");
        assertThat(value.path("calendar").asString("")).isEqualTo("by tides");
    }

    @Test
    void a_question_is_answered_from_canon() {
        assertThat(talk.say("What is the Tide Loom?").text()).isEqualTo("The Tide Loom: Weighs songs.");
        assertThat(talk.say("Tell me about dragons").text()).startsWith("Canon says nothing yet about the dragons.");
    }

    @Test
    void ideas_are_offered_as_things_to_say() {
        assertThat(Talk.arguments(talk.say("Give me some ideas"), "suggest").path("items").size()).isBetween(2, 4);
    }

    @Test
    void a_canon_that_is_not_seen_whole_is_read_before_it_is_changed() {
        var large = Talk.withWorldAgentThatSeesAPart();
        assertThat(Talk.arguments(large.say("no magic"), "read_canon").has("addresses")).isFalse();

        var answer = large.returned(
            "read_canon",
            "{\"/premise\": \"Ice.\", \"/rules/no-magic\": {\"statement\": \"Nobody does magic.\", \"scope\": \"universal\"}}"
        );

        assertThat(answer.calls()).isEmpty();
        assertThat(answer.text()).contains("that rule already");
    }

    @Test
    void names_keep_their_case_and_their_article() {
        for (var name : List.of("iRing", "the Ash Choir", "NASA Two", "deep blue")) {
            var value = change(Talk.withWorldAgent().say("add a faction called %s, who sing".formatted(name))).path(
                "after"
            );

            assertThat(value.path("name").asString("")).isEqualTo(name.replaceFirst("^the ", "The "));
            assertThat(value.path("summary").asString(""))
                .endsWith(name.replaceFirst("^the ", "The ") + ", who sing.")
                .doesNotContain("The The");
        }
    }

    @Test
    void two_wishes_are_both_fulfilled_or_none() {
        var both = Talk.arguments(talk.say("no magic, and in 2650 the bell cracked"), "propose_changes").path(
            "changes"
        );
        assertThat(both.valueStream().map(it -> it.path("address").asString(""))).containsExactly(
            "/rules/no-magic",
            "/timeline/bell-cracked"
        );

        var none = talk.say("no magic and draw me a dragon");
        assertThat(none.calls()).isEmpty();
        assertThat(none.text()).contains("“draw me a dragon”");
        assertThat(talk.say("no magic and drop the dragons").calls()).isEmpty();
    }

    @Test
    void a_refused_tool_is_told() {
        talk.say("Add a rule that nobody may sing after dusk");

        assertThat(talk.failed("propose_changes", "Only editors may change this world.").text()).contains(
            "Only editors may change this world."
        );
    }
}
