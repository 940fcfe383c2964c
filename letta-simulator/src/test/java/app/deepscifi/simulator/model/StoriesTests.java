package app.deepscifi.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.simulator.model.rules.RuleModel;
import app.deepscifi.simulator.model.wish.Voice;
import app.deepscifi.simulator.model.wish.Voice.Person;
import app.deepscifi.simulator.model.wish.Voice.Tense;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoriesTests {

    private final SimulatedModel model = new RuleModel();

    private static String text(Conversation heard) {
        return Conversation.arguments(heard.writes().getLast()).path("text").asString();
    }

    @Test
    void ten_stories_of_one_person_share_no_opening() {
        var openings = new HashSet<String>();
        for (var number = 0; number < 5; number++) {
            var world = Conversation.in(model, "world", "world");
            for (var again = 0; again < 2; again++) {
                var words = text(world.say("write a story about the first lamp")).split(" ");
                openings.add(String.join(" ", List.of(words).subList(0, 3)));
            }
        }

        assertThat(openings).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource(Person.class)
    void a_story_is_told_in_the_person_and_tense_that_was_asked_for(Person person) {
        for (var tense : Tense.values()) {
            for (var number = 0; number < 25; number++) {
                var asked = "write a story about lamp %d, %s person, %s tense".formatted(
                    number,
                    person.name().toLowerCase(Locale.ROOT),
                    tense.name().toLowerCase(Locale.ROOT)
                );
                Told.in(new Voice(person, tense), text(Conversation.in(model, "world", "world").say(asked)));
            }
        }
    }

    @Test
    void a_story_goes_on_in_the_voice_that_it_began_in() {
        var world = Conversation.in(model, "world", "world");
        world.say("write a story about a blank line, first person, present tense");

        Told.in(new Voice(Person.FIRST, Tense.PRESENT), text(world.say("continue")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "What if a ship answers instead? Write a branch.",
            "Write a branch. What if a ship answers instead?",
            "Continue. Go on, she opens the door",
        }
    )
    void one_passage_that_is_asked_for_in_two_sentences_is_written_once(String said) {
        assertThat(Conversation.in("world", "story").say(said).writes()).hasSize(1);
    }

    @Test
    void events_are_told_in_the_voice_of_the_story() {
        var world = Conversation.in(model, "world", "world");
        world.say("write a story about a blank line, first person, present tense");

        assertThat(text(world.say("go on, I opened the ledger"))).contains("I opened the ledger");
        assertThat(text(world.say("go on, she tries the window"))).contains("I try the window.");
        assertThat(text(Conversation.in("world", "story").say("go on, she runs to the quay"))).contains(
            "She ran to the quay."
        );
    }

    @Test
    void no_gender_is_guessed() {
        for (var number = 0; number < 20; number++) {
            var text = text(Conversation.in("world", "world").say("write a story about Mira and lamp " + number));

            assertThat(text.replaceAll("“[^”]*”", ""))
                .contains("Mira Voss")
                .doesNotContainPattern("(?i)\\b(?:she|he|her|his|him)\\b");
        }
    }
}
