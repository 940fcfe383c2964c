package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.deepscifi.e2e.client.Visitor;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;

/**
 * The API's container image for one platform: an OCI image layout in a tar.
 *
 * @param layers from the lowest to the one on top
 */
record ImageFile(JsonNode manifest, JsonNode config, List<Layer> layers) {
    private static final Path FOLDER = Path.of("..", "api", "target", "image");

    /** Skips the test if the build made no image. */
    static ImageFile of(String architecture) {
        try (var stream = new BufferedInputStream(Files.newInputStream(path(architecture)))) {
            var files = new HashMap<String, byte[]>();
            read(stream, (entry, bytes) -> files.put(entry.getName(), bytes));
            var manifests = json(files, "index.json").path("manifests");
            assertThat(manifests.size()).isOne();
            var manifest = json(files, blob(manifests.get(0)));
            var layers = manifest
                .path("layers")
                .valueStream()
                .map(it -> Layer.of(file(files, blob(it))))
                .toList();
            return new ImageFile(manifest, json(files, blob(manifest.path("config"))), layers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test if the build made no image. */
    static Path path(String architecture) {
        var tar = FOLDER.resolve(architecture + ".tar");
        assumeTrue(Files.exists(tar), tar + " was not built: the log of `prepare-image` in api says why");
        return tar;
    }

    List<TarArchiveEntry> entries() {
        return layers
            .stream()
            .flatMap(it -> it.entries().stream())
            .toList();
    }

    /** The content of a file in the image. */
    String text(String path) {
        var found = new HashMap<String, byte[]>();
        layers
            .stream()
            .filter(it -> it.has(path))
            .forEach(it ->
                it.read((entry, bytes) -> {
                    if (entry.getName().equals(path)) {
                        found.put(path, bytes);
                    }
                })
            );
        return new String(file(found, path), StandardCharsets.UTF_8);
    }

    /** Reads the entries of a tar in order. */
    interface Reader {
        void take(TarArchiveEntry entry, byte[] bytes);
    }

    /**
     * @param entries of the tar
     * @param bytes of the gzipped tar
     */
    record Layer(List<TarArchiveEntry> entries, byte[] bytes) {
        static Layer of(byte[] bytes) {
            var entries = new ArrayList<TarArchiveEntry>();
            var layer = new Layer(entries, bytes);
            layer.read((entry, ignored) -> entries.add(entry));
            return layer;
        }

        boolean has(String path) {
            return entries.stream().anyMatch(it -> it.getName().equals(path));
        }

        void read(Reader reader) {
            try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                ImageFile.read(stream, reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void read(InputStream stream, Reader reader) throws IOException {
        var tar = new TarArchiveInputStream(stream);
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            reader.take(entry, tar.readAllBytes());
        }
    }

    private static String blob(JsonNode descriptor) {
        return "blobs/" + descriptor.path("digest").asString().replace(':', '/');
    }

    private static JsonNode json(Map<String, byte[]> files, String path) {
        return Visitor.JSON.readTree(file(files, path));
    }

    private static byte[] file(Map<String, byte[]> files, String path) {
        return Objects.requireNonNull(files.get(path), () -> path + " is missing");
    }
}
