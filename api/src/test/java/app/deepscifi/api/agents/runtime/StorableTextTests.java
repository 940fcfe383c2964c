package app.deepscifi.api.agents.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTests {

    @Test
    void halves_of_a_character_are_joined_wherever_a_piece_ends() {
        var text = "a \uD83D\uDE80\uD83D\uDE80 b";
        for (var at = 0; at <= text.length(); at++) {
            var storable = new StorableText();
            var pieces = storable.next(text.substring(0, at)) + storable.next("") + storable.next(text.substring(at));
            assertThat(pieces + storable.end()).isEqualTo(text);
        }
    }

    @Test
    void halves_that_stay_alone_are_replaced() {
        var storable = new StorableText();

        assertThat(
            storable.next("a\uD83D") + storable.next("b\uDE80") + storable.next("c\uD83D") + storable.end()
        ).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
        assertThat(storable.end()).isEmpty();
    }

    @Test
    void nul_is_left_out() {
        assertThat(StorableText.of("a\u0000b\u0000")).isEqualTo("ab");
    }
}
