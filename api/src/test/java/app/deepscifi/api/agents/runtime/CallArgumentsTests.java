package app.deepscifi.api.agents.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallArgumentsTests {

    @ParameterizedTest
    @ValueSource(
        strings = {
            "```json\n{\"a\": 1}\n```",
            "```\n{\"a\": 1}```",
            "```{\"a\": 1}```",
            "\"```json {\\\"a\\\": 1} ```\"",
            "{} {\"a\": 1}",
        }
    )
    void arguments_in_a_block_of_code_or_a_text_are_the_object_in_it(String arguments) {
        assertThat(CallArguments.normal(arguments)).isEqualTo("{\"a\":1}");
    }

    @Test
    void a_block_of_code_that_does_not_end_is_read_at_once_however_long_it_is() {
        var arguments = new CallArguments();
        arguments.add("```" + " ".repeat(1_000_000) + "x");

        assertThat(arguments.areComplete()).isFalse();
    }
}
