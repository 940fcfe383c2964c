package app.deepscifi.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message of the maximum length that the API accepts gets an answer: no pattern fails or hangs. */
class LongMessagesTests {

    private static final int LONGEST_MESSAGE = 20_000;

    @ParameterizedTest
    @ValueSource(
        strings = { "a ", "so ", "please ", "and then ", "it's ", ", ", "! ", "? x, ", "\n", "add a ", "  ", "a" }
    )
    void a_message_that_is_longer_than_any_wish_is_refused(String piece) {
        for (var head : new String[] { "", "add a character called ", "make a world " }) {
            var message = head + piece.repeat((LONGEST_MESSAGE - head.length() - 2) / piece.length()) + "x.";

            for (var talk : new Talk[] { Talk.withUserAgent(), Talk.withWorldAgent() }) {
                var answer = talk.say(message);

                assertThat(answer.text()).startsWith("I can't do that without a model");
                assertThat(answer.calls()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "\n", "\t ", "! ", ", ", "“", "a bit ", "A ", "very ", "so " })
    void the_longest_wish_is_read(String piece) {
        for (var talk : new Talk[] { Talk.withUserAgent(), Talk.withWorldAgent() }) {
            assertThat(talk.say("add " + piece.repeat(1_990 / piece.length()) + "."))
                .extracting(ModelAnswer::text)
                .asString()
                .isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "RULE: no magic\n", "Names: A,\n", "   ", "Name: A", "A, ", "x" })
    void notes_can_be_as_long_as_a_message(String piece) {
        var notes = "A world of salt.\nRULE: no magic\n";

        var answer = Talk.withUserAgent().say(
            notes + piece.repeat((LONGEST_MESSAGE - notes.length() - 1) / piece.length()) + "x"
        );

        assertThat(answer.calls())
            .extracting(call -> call.tool())
            .containsExactly("propose_worlds");
    }
}
