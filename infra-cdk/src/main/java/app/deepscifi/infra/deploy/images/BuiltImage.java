package app.deepscifi.infra.deploy.images;

import app.deepscifi.infra.deploy.command.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A multi-architecture image, from one OCI layout in a tar for each architecture. The same images give an index with
 * the same bytes.
 */
final class BuiltImage implements ImageSource, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Layout> layouts;
    private final Manifest index;

    private BuiltImage(List<Layout> layouts, Manifest index) {
        this.layouts = layouts;
        this.index = index;
    }

    /** @param tars by architecture */
    static BuiltImage open(Map<String, Path> tars) {
        var layouts = new TreeMap<>(tars)
            .entrySet()
            .stream()
            .map(tar -> Layout.open(tar.getKey(), tar.getValue()))
            .toList();
        var index = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", Manifest.OCI_INDEX);
        var manifests = index.putArray("manifests");
        layouts.forEach(layout -> manifests.add(layout.descriptor()));
        return new BuiltImage(layouts, new Manifest(Manifest.OCI_INDEX, JSON.writeValueAsBytes(index)));
    }

    @Override
    public Manifest root() {
        return index;
    }

    @Override
    public Manifest manifest(ImageDigest digest) {
        var layout = layouts
            .stream()
            .filter(candidate -> candidate.digest().equals(digest))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No image " + digest));
        return new Manifest(layout.mediaType(), layout.bytes(digest));
    }

    @Override
    public InputStream blob(ImageDigest digest) {
        return layouts
            .stream()
            .flatMap(layout -> layout.find(digest).stream())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No layer " + digest));
    }

    @Override
    public void close() {
        layouts.forEach(Layout::close);
    }

    /** The tar of one architecture. */
    private record Layout(String architecture, Path file, TarFile tar, Map<String, TarArchiveEntry> entries) {
        static Layout open(String architecture, Path file) {
            try {
                var tar = new TarFile(file);
                var entries = new HashMap<String, TarArchiveEntry>();
                tar.getEntries().forEach(entry -> entries.put(entry.getName().replaceFirst("^\\./", ""), entry));
                return new Layout(architecture, file, tar, entries);
            } catch (IOException unreadable) {
                throw new Failure("%s is no image: %s".formatted(file, unreadable.getMessage()));
            }
        }

        /** Returns the entry of the image in an index. */
        ObjectNode descriptor() {
            var descriptor = JSON.createObjectNode()
                .put("mediaType", mediaType())
                .put("digest", digest().value())
                .put("size", bytes(digest()).length);
            descriptor.set("platform", JSON.createObjectNode().put("architecture", architecture).put("os", "linux"));
            return descriptor;
        }

        String mediaType() {
            return only().path("mediaType").asString(Manifest.OCI_MANIFEST);
        }

        ImageDigest digest() {
            return new ImageDigest(only().get("digest").asString());
        }

        byte[] bytes(ImageDigest digest) {
            try (var content = find(digest).orElseThrow(() -> new Failure(file + " has no " + digest))) {
                return content.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        Optional<InputStream> find(ImageDigest digest) {
            return find("blobs/" + digest.value().replace(':', '/'));
        }

        void close() {
            try {
                tar.close();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private JsonNode only() {
            try (var index = find("index.json").orElseThrow(() -> new Failure(file + " is no OCI layout"))) {
                var manifests = JSON.readTree(index).get("manifests");
                if (manifests.size() != 1) {
                    throw new Failure("%s holds %d images, not one".formatted(file, manifests.size()));
                }
                return manifests.get(0);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private Optional<InputStream> find(String name) {
            return Optional.ofNullable(entries.get(name)).map(entry -> {
                try {
                    return tar.getInputStream(entry);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
    }
}
