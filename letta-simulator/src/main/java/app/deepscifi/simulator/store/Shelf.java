package app.deepscifi.simulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * A folder with one JSON file for each object. Files are replaced atomically, so a killed process leaves the old or the
 * new version.
 */
public record Shelf(Path folder) {
    <T> List<T> all(String kind, Class<T> type) {
        var place = folder.resolve(kind);
        if (!Files.isDirectory(place)) return List.of();
        try (var files = Files.list(place)) {
            return files
                .filter(it -> it.toString().endsWith(".json"))
                .flatMap(it -> read(it, type).stream())
                .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file. An unreadable one is skipped, because the product makes a lost agent again. */
    private static <T> List<T> read(Path file, Class<T> type) {
        try {
            return List.of(Json.MAPPER.readValue(file, type));
        } catch (JacksonException _) {
            return List.of();
        }
    }

    synchronized void keep(String kind, String id, Object value) {
        try {
            var place = Files.createDirectories(folder.resolve(kind));
            var fresh = place.resolve(id + ".new");
            Json.MAPPER.writeValue(fresh, value);
            Files.move(
                fresh,
                place.resolve(id + ".json"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE
            );
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void forget(String kind, String id) {
        try {
            Files.deleteIfExists(folder.resolve(kind).resolve(id + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
