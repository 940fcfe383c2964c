package app.deepscifi.domain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTests {

    @ParameterizedTest
    @MethodSource("countsOfTheSite")
    void the_server_counts_as_the_site_does_in_every_script(int words, String text) {
        assertThat(Words.count(text)).isEqualTo(words);
    }

    /** The site's test reads the same file. */
    static Stream<Arguments> countsOfTheSite() throws IOException {
        try (var file = Objects.requireNonNull(WordsTests.class.getResourceAsStream("/word-counts.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", 2))
                .map(line -> Arguments.of(Integer.parseInt(line[0]), line[1].translateEscapes()));
        }
    }

    @Test
    void nothing_has_no_words() {
        assertThat(Words.count("")).isZero();
        assertThat(Words.count(" \n\t ")).isZero();
    }
}
