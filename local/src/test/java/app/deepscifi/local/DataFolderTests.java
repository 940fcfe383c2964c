package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    Path path;

    @Test
    void a_second_owner_is_refused_in_one_line_and_told_who_the_first_is() {
        try (var _ = DataFolder.open(path, false)) {
            assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> DataFolder.open(path, false))
                .withMessageContaining("%s is in use by another Deep Sci-Fi", path)
                .withMessageContaining("(process %d)", ProcessHandle.current().pid())
                .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1));
        }
    }

    @Test
    void the_next_owner_may_come_when_the_first_is_gone() {
        DataFolder.open(path, false).close();

        DataFolder.open(path, false).close();
    }

    @Test
    void a_secret_is_made_once_and_differs_from_the_next() {
        try (var folder = DataFolder.open(path, false)) {
            assertThat(folder.secret("jwt")).hasSize(43).isEqualTo(folder.secret("jwt"));
            assertThat(folder.secret("other")).isNotEqualTo(folder.secret("jwt"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // Windows has no POSIX permissions.
    void a_secret_is_for_its_owner_alone() throws IOException {
        try (var folder = DataFolder.open(path, false)) {
            folder.secret("jwt");

            assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("secrets/jwt")))
            ).isEqualTo("rw-------");
        }
    }

    @Test
    void a_fresh_start_finds_nothing_of_before() {
        var before = secretOf(DataFolder.open(path, false));

        assertThat(secretOf(DataFolder.open(path, true))).isNotEqualTo(before);
    }

    @Test
    void a_child_that_outlived_its_owner_is_waited_for() throws IOException {
        var child = new ProcessBuilder("sleep", "1").start();
        try (var folder = DataFolder.open(path, false)) {
            folder.tether(child);
        }

        DataFolder.open(path, false).close();

        assertThat(child.isAlive()).isFalse();
    }

    private static String secretOf(DataFolder folder) {
        try (folder) {
            return folder.secret("jwt");
        }
    }
}
