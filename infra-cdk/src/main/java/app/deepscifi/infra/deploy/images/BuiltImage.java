package app.deepscifi.infra.deploy.images;

import app.deepscifi.infra.deploy.command.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        var layouts = new ArrayList<Layout>();
        var index = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", Manifest.OCI_INDEX);
        var manifests = index.putArray("manifests");
        new TreeMap<>(tars).forEach((architecture, file) -> {
            var layout = Layout.open(file);
            layouts.add(layout);
            var image = layout.image();
            manifests
                .addObject()
                .put("mediaType", image.path("mediaType").asString(Manifest.OCI_MANIFEST))
                .put("digest", image.get("digest").asString())
                .put("size", image.get("size").asLong())
                .putObject("platform")
                .put("architecture", architecture)
                .put("os", "linux");
        });
        return new BuiltImage(layouts, new Manifest(JSON.writeValueAsBytes(index)));
    }

    @Override
    public Manifest root() {
        return index;
    }

    @Override
    public Manifest manifest(ImageDigest digest) {
        try (var content = blob(digest)) {
            return new Manifest(content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public InputStream blob(ImageDigest digest) {
        return layouts
            .stream()
            .flatMap(layout -> layout.find("blobs/" + digest.value().replace(':', '/')).stream())
            .findFirst()
            .orElseThrow(() -> new Failure("The built image has no " + digest));
    }

    @Override
    public void close() {
        layouts.forEach(Layout::close);
    }

    /** The tar of one architecture. */
    private record Layout(Path file, TarFile tar, Map<String, TarArchiveEntry> entries) {
        static Layout open(Path file) {
            try {
                var tar = new TarFile(file);
                var entries = new HashMap<String, TarArchiveEntry>();
                tar.getEntries().forEach(entry -> entries.put(entry.getName().replaceFirst("^\\./", ""), entry));
                return new Layout(file, tar, entries);
            } catch (IOException unreadable) {
                throw new Failure("%s is no image: %s".formatted(file, unreadable.getMessage()));
            }
        }

        /** Returns what the layout's own index says of its only image. */
        JsonNode image() {
            var index = find("index.json").orElseThrow(() -> new Failure(file + " is no OCI layout"));
            var manifests = JSON.readTree(index).get("manifests");
            if (manifests.size() != 1) {
                throw new Failure("%s holds %d images, not one".formatted(file, manifests.size()));
            }
            return manifests.get(0);
        }

        Optional<InputStream> find(String name) {
            return Optional.ofNullable(entries.get(name)).map(entry -> {
                try {
                    return tar.getInputStream(entry);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }

        void close() {
            try {
                tar.close();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
