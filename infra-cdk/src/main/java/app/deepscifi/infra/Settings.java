package app.deepscifi.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What an operator decides about a stage, and nobody else should read: not in the repository.
 *
 * @param domain the name that the platform is reached by; without one, by the name CloudFront gives
 */
public record Settings(Optional<String> domain) {
    /** The settings in that file; the defaults where there is none. */
    public static Settings read(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new Settings(Optional.ofNullable(properties.getProperty("domain")));
    }
}
