package app.deepscifi.domain.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource(
        textBlock = """
        0, ''
        0, ' … — ! '
        1, Ark
        5, It was a dark night.
        3, "Don't look back!"
        4, 'In 2391, nobody slept'
        2, 'naïve café'
        """
    )
    void counts_what_a_reader_calls_words(int words, String text) {
        assertThat(Words.count(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({ "星の都は眠らない", "мир без звёзд" })
    void counts_in_other_scripts(String text) {
        assertThat(Words.count(text)).isGreaterThan(1);
    }
}
