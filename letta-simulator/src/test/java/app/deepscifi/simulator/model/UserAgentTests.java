package app.deepscifi.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserAgentTests {

    private final Talk talk = Talk.withUserAgent();

    @Test
    void a_greeting_is_answered_with_a_question() {
        var answer = talk.say("Hello!");

        assertThat(answer.calls()).isEmpty();
        assertThat(answer.text()).contains("?");
    }

    @Test
    void a_single_word_is_taken_up_in_the_question() {
        assertThat(talk.say("whales").text()).startsWith("Whales:").contains("?");
    }

    @Test
    void an_answer_to_the_question_goes_together_with_what_was_said_before() {
        talk.say("whales");

        var drafts = Talk.arguments(talk.say("glass ones"), "propose_worlds").path("drafts");

        assertThat(drafts.toString()).containsIgnoringCase("whales").containsIgnoringCase("glass");
    }

    @Test
    void an_idea_becomes_three_different_worlds_after_a_thought_and_a_sentence() {
        var answer = talk.say("A drowned moon where glass whales sing to the salt monks");

        assertThat(answer.thought()).contains("drowned moon");
        assertThat(answer.text()).contains("drowned moon");
        var drafts = Talk.arguments(answer, "propose_worlds").path("drafts");
        assertThat(drafts).hasSize(3);
        assertThat(drafts.valueStream().map(it -> it.path("name").asString(""))).doesNotHaveDuplicates();
        assertThat(drafts.valueStream().map(it -> it.path("canon").path("rules").toString())).doesNotHaveDuplicates();
    }

    @Test
    void a_year_in_the_idea_is_the_year_of_its_worlds() {
        var drafts = Talk.arguments(talk.say("A lighthouse that fears the dark, in 2741"), "propose_worlds").path(
            "drafts"
        );

        assertThat(drafts).allMatch(it -> it.path("canon").path("setting").path("year").asInt() == 2741);
    }

    @Test
    void the_same_idea_said_again_gives_other_worlds() {
        var first = talk.say("Bees that keep the law");

        assertThat(talk.say("Bees that keep the law").calls().getFirst().arguments()).isNotEqualTo(
            first.calls().getFirst().arguments()
        );
    }

    @Test
    void after_the_cards_it_says_to_choose_one() {
        talk.say("Bees that keep the law");

        var answer = talk.returned("propose_worlds", "{}");

        assertThat(answer.calls()).isEmpty();
        assertThat(answer.text()).containsIgnoringCase("choose");
    }

    @Test
    void a_failed_tool_is_told() {
        talk.say("Bees that keep the law");

        assertThat(talk.failed("propose_worlds", "premise: must not be empty").text()).contains("must not be empty");
    }

    @Test
    void worlds_are_listed_by_name() {
        assertThat(talk.say("List my worlds").calls()).extracting(Call::tool).containsExactly("list_worlds");

        assertThat(talk.returned("list_worlds", "[{\"name\": \"Ares\"}, {\"name\": \"Vesta\"}]").text()).contains(
            "2: Ares, Vesta"
        );
    }

    @Test
    void preferences_are_remembered_word_for_word() {
        assertThat(
            Talk.arguments(talk.say("I prefer slow, quiet stories"), "remember_preferences").path("text").asString("")
        ).isEqualTo("I prefer slow, quiet stories");
        assertThat(
            Talk.arguments(talk.say("Remember that I write in the mornings"), "remember_preferences")
                .path("text")
                .asString("")
        ).isEqualTo("I write in the mornings");
    }

    @Test
    void an_idea_in_another_language_is_refused_in_a_sentence() {
        for (var idea : List.of("玻璃鲸鱼", "стеклянные киты", "Une ville sous la glace", "Eine Stadt unter dem Eis")) {
            var answer = talk.say(idea);

            assertThat(answer.calls()).isEmpty();
            assertThat(answer.text()).contains("can't").contains("without a model");
        }
    }

    @Test
    void a_word_that_could_be_no_word_begins_nothing() {
        assertThat(talk.say("asdf").text()).contains("can't");

        assertThat(talk.say("glass ones").calls()).isEmpty();
    }

    @Test
    void notes_that_say_too_little_for_a_world_are_kept_and_what_is_added_is_named() {
        var answer = talk.say(
            "Low Tide\n\nThe sea left and sends letters.\n\nRULE: No letter is answered.\n\nThe Post Rock"
        );

        var canon = Talk.arguments(answer, "propose_worlds").path("drafts").path(0).path("canon");
        assertThat(canon.path("premise").asString("")).isEqualTo("The sea left and sends letters.");
        var rules = canon
            .path("rules")
            .valueStream()
            .map(it -> it.path("statement").asString(""))
            .toList();
        assertThat(rules).hasSize(2).startsWith("No letter is answered.");
        var names = canon
            .path("elements")
            .valueStream()
            .map(it -> it.path("name").asString(""))
            .toList();
        assertThat(names).hasSize(3).startsWith("The Post Rock", "Low Tide");
        assertThat(answer.text()).contains("I added").contains(rules.getLast()).contains(names.getLast());
    }

    @Test
    void cards_that_were_refused_are_not_spoken_of() {
        talk.say("Bees that keep the law");
        talk.failed("propose_worlds", "premise: must not be empty");

        assertThat(talk.say("the second one").calls()).isEmpty();
    }
}
