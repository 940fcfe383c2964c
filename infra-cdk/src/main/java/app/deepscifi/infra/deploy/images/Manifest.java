package app.deepscifi.infra.deploy.images;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifest of an image, or an index of images. It keeps the original bytes, so that the digest stays the same. */
record Manifest(byte[] content) {
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    /** The media types for the Accept header. */
    static final String UNDERSTOOD = String.join(
        ", ",
        OCI_INDEX,
        OCI_MANIFEST,
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.docker.distribution.manifest.v2+json"
    );

    private static final JsonMapper JSON = new JsonMapper();

    /** A part: another manifest in an index, a layer or the configuration in an image. */
    record Part(ImageDigest digest, long size) {}

    ImageDigest digest() {
        return ImageDigest.of(content);
    }

    boolean isIndex() {
        return tree().has("manifests");
    }

    /** The content type for the registry. A manifest of the OCI may leave it out. */
    String mediaType() {
        return tree()
            .path("mediaType")
            .asString(isIndex() ? OCI_INDEX : OCI_MANIFEST);
    }

    List<Part> parts() {
        var tree = tree();
        var parts = isIndex()
            ? tree.get("manifests").valueStream()
            : Stream.concat(Stream.of(tree.get("config")), tree.get("layers").valueStream());
        return parts.map(Manifest::part).distinct().toList();
    }

    /** Returns the digest of the image for that architecture of Linux in an index. */
    Optional<ImageDigest> image(String architecture) {
        return tree()
            .path("manifests")
            .valueStream()
            .filter(image -> image.at("/platform/os").asString("").equals("linux"))
            .filter(image -> image.at("/platform/architecture").asString("").equals(architecture))
            .map(image -> new ImageDigest(image.get("digest").asString()))
            .findFirst();
    }

    private static Part part(JsonNode descriptor) {
        return new Part(new ImageDigest(descriptor.get("digest").asString()), descriptor.get("size").asLong());
    }

    private JsonNode tree() {
        return JSON.readTree(content);
    }
}
