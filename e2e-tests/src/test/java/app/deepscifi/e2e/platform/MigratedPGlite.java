package app.deepscifi.e2e.platform;

import app.deepscifi.local.LocalPlatform;
import app.deepscifi.local.LocalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * The files of a PGlite database with all migrations and without data. Platforms of tests begin with a copy, because a new
 * database and its migrations take half of the time of a start.
 */
final class MigratedPGlite {

    private static final String FOLDER = "pglite";

    private MigratedPGlite() {}

    /** Copies the database into the data folder of a platform that has not started yet. */
    static void copyInto(Path data) {
        try {
            FileSystemUtils.copyRecursively(Template.FILES, data.resolve(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made once in a run, when the first platform with PGlite starts. */
    private static final class Template {

        private static final Path FILES = make();

        private static Path make() {
            try {
                var data = Files.createTempDirectory("deepscifi-e2e-template");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(data)));
                LocalPlatform.start(LocalSettings.isolated(data)).close();
                return data.resolve(FOLDER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path data) {
            try {
                FileSystemUtils.deleteRecursively(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
