package app.deepscifi.infra.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.infra.deploy.command.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteFileTests {

    @Test
    void only_files_with_a_hash_in_their_name_are_cached_for_ever() {
        assertThat(new SiteFile("_next/static/chunks/0a1b.js").cacheControl()).isEqualTo(
            "public, max-age=31536000, immutable"
        );
        assertThat(new SiteFile("index.html").cacheControl()).isEqualTo("no-cache");
        assertThat(new SiteFile("worlds.txt").cacheControl()).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html; charset=utf-8",
        "_next/static/chunks/a.js, text/javascript; charset=utf-8",
        "_next/static/media/a.woff2, font/woff2",
        "worlds/view.txt, text/plain; charset=utf-8",
    })
    void each_kind_of_file_says_what_it_is(String path, String type) {
        assertThat(new SiteFile(path).contentType()).isEqualTo(type);
    }

    @Test
    void a_kind_of_file_that_nobody_thought_of_stops_the_deploy() {
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> new SiteFile("film.mkv").contentType())
            .withMessageContaining("film.mkv");
    }
}
