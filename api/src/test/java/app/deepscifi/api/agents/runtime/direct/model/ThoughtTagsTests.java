package app.deepscifi.api.agents.runtime.direct.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.runtime.direct.model.ThoughtTags.Part;
import org.junit.jupiter.api.Test;

class ThoughtTagsTests {

    private final ThoughtTags tags = new ThoughtTags();

    @Test
    void blanks_at_the_end_of_a_thought_are_left_out_and_those_within_stay() {
        assertThat(tags.read("<think>one  two  ")).containsExactly(new Part(true, "one  two"));
        assertThat(tags.read("three \n</think>\nfour")).containsExactly(
            new Part(true, "  three"),
            new Part(false, "four")
        );
    }

    @Test
    void a_thought_with_very_many_blanks_is_read_at_once() {
        var thought = "a" + " ".repeat(1_000_000) + "b";

        assertThat(tags.read("<think>" + thought)).containsExactly(new Part(true, thought));
    }
}
