package app.deepscifi.infra.deploy.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes small images in the format of Jib. */
final class ImageTar {

    private ImageTar() {}

    /** An image with a layer that all images share, and one of its own. */
    static Path write(Path file, String architecture) throws IOException {
        var blobs = new LinkedHashMap<String, byte[]>();
        var shared = add(blobs, "what all have");
        var own = add(blobs, "what only " + architecture + " has");
        var configuration = add(blobs, "{\"architecture\":\"" + architecture + "\",\"os\":\"linux\"}");
        var manifest = add(
            blobs,
            "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s,%s]}".formatted(
                Manifest.OCI_MANIFEST,
                configuration,
                shared,
                own
            )
        );
        write(file, "{\"schemaVersion\":2,\"manifests\":[" + manifest + "]}", blobs);
        return file;
    }

    static void write(Path file, String index, Map<String, byte[]> blobs) throws IOException {
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            put(tar, "oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
            put(tar, "index.json", index.getBytes(StandardCharsets.UTF_8));
            for (var blob : blobs.entrySet()) {
                put(tar, "blobs/" + blob.getKey().replace(':', '/'), blob.getValue());
            }
        }
    }

    private static String add(Map<String, byte[]> blobs, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var digest = ImageDigest.of(bytes).value();
        blobs.put(digest, bytes);
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}".formatted(
            content.contains("\"layers\"") ? Manifest.OCI_MANIFEST : "application/octet-stream",
            digest,
            bytes.length
        );
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
