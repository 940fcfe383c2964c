package app.deepscifi.domain.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.domain.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTests {

    @ParameterizedTest
    @ValueSource(strings = { "a", "9", "eloise-s-ark-no-9" })
    void a_slug_is_words_joined_by_hyphens(String text) {
        assertThat(new Slug(text)).hasToString(text);
    }

    @ParameterizedTest
    @MethodSource("others")
    void other_text_is_refused(String text) {
        assertThatThrownBy(() -> new Slug(text)).isInstanceOf(InvalidInput.class);
    }

    static String[] others() {
        return new String[] { "", "-", "a--b", "-a", "a-", "A", "ä", "a b", "a/b", "a\n", "a".repeat(65) };
    }
}
