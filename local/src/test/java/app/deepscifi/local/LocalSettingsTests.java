package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSettingsTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path project;

    @Test
    void without_a_word_it_is_port_8080_and_a_folder_of_the_project_wherever_in_it_we_are() throws IOException {
        Files.createDirectories(project.resolve("local/src"));
        Files.createFile(project.resolve("local/pom.xml"));

        var settings = LocalSettings.read(List.of(), Map.of(), project.resolve("local/src"));

        assertThat(settings.data()).isEqualTo(project.resolve(".data"));
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.fresh()).isFalse();
    }

    @Test
    void variables_choose() {
        var settings = read(Map.of("DEEPSCIFI_DATA", "/elsewhere", "PORT", "9090", "DEEPSCIFI_FRESH", "true"));

        assertThat(settings.data()).isEqualTo(Path.of("/elsewhere"));
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.fresh()).isTrue();
    }

    @Test
    void arguments_win_over_variables() {
        assertThat(read(Map.of("SERVER_PORT", "9090"), "--port=7070", "--fresh").port()).isEqualTo(7070);
    }

    @Test
    void a_variable_that_is_set_to_nothing_is_not_set() {
        assertThat(read(Map.of("SERVER_PORT", "", "DATABASE_URL", " ")).variable("DATABASE_URL")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "80a", "-1", "65536" })
    void a_port_that_is_none_is_named(String port) {
        assertThatExceptionOfType(StartFailure.class)
            .isThrownBy(() -> read(Map.of("SERVER_PORT", port)))
            .withMessageContaining("from 0 to 65535")
            .withMessageContaining(port);
    }

    @Test
    void an_unknown_option_is_answered_with_those_there_are() {
        assertThatExceptionOfType(StartFailure.class)
            .isThrownBy(() -> read(Map.of(), "--frsh"))
            .withMessageContaining("'--frsh'")
            .withMessageContaining("--fresh");
    }

    private LocalSettings read(Map<String, String> environment, String... arguments) {
        return LocalSettings.read(List.of(arguments), environment, project);
    }
}
