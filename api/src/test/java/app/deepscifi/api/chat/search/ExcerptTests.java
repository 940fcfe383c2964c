package app.deepscifi.api.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.chat.search.Excerpt.Part;
import org.junit.jupiter.api.Test;

class ExcerptTests {

    @Test
    void each_match_is_a_separate_part() {
        var excerpt = Excerpt.of("the \uE000lamp\uE001 and \uE000the\uE001\uE000quay\uE001");

        assertThat(excerpt.parts()).containsExactly(
            new Part("the ", false),
            new Part("lamp", true),
            new Part(" and ", false),
            new Part("the", true),
            new Part("quay", true)
        );
        assertThat(excerpt.matches()).isTrue();
        assertThat(excerpt.text()).isEqualTo("the lamp and thequay");
    }

    @Test
    void text_without_a_match_is_one_part_and_nothing_is_none() {
        assertThat(Excerpt.of("<b>the lamp</b>").parts()).containsExactly(new Part("<b>the lamp</b>", false));
        assertThat(Excerpt.of("<b>").matches()).isFalse();
        assertThat(Excerpt.of("").parts()).isEmpty();
    }

    @Test
    void a_mark_that_is_not_closed_ends_with_the_text() {
        assertThat(Excerpt.of("a \uE000lamp").parts()).containsExactly(new Part("a ", false), new Part("lamp", true));
    }
}
