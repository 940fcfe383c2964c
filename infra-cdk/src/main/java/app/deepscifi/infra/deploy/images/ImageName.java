package app.deepscifi.infra.deploy.images;

import app.deepscifi.infra.deploy.command.Failure;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image: {@code docker.io/letta/letta:0.16.8}, optionally followed by {@code @sha256:…}.
 *
 * @param tag    empty if the name has only a digest
 * @param digest the digest in the name, if it has one
 */
record ImageName(URI registry, String repository, String tag, Optional<ImageDigest> digest) {
    private static final Pattern WRITTEN = Pattern.compile(
        "(?<scheme>https?://)?(?<host>[^/]+)/(?<repository>[a-z0-9._/-]+)(:(?<tag>[\\w.-]+))?(@(?<digest>sha256:[0-9a-f]{64}))?"
    );

    static ImageName parse(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches() || (written.group("tag") == null && written.group("digest") == null)) {
            throw new Failure(
                "\"%s\" is not the name of an image, such as docker.io/letta/letta:0.16.8.".formatted(text)
            );
        }
        var scheme = written.group("scheme") == null ? "https://" : written.group("scheme");
        // The registry of Docker Hub has another host than the names of its images.
        var host = written.group("host").equals("docker.io") ? "registry-1.docker.io" : written.group("host");
        return new ImageName(
            URI.create(scheme + host),
            written.group("repository"),
            written.group("tag") == null ? "" : written.group("tag"),
            Optional.ofNullable(written.group("digest")).map(ImageDigest::new)
        );
    }

    ImageName pinned(ImageDigest digest) {
        return new ImageName(registry, repository, tag, Optional.of(digest));
    }

    /** The reference for the registry: the digest if there is one, else the tag. */
    String reference() {
        return digest.map(ImageDigest::value).orElse(tag);
    }

    @Override
    public String toString() {
        return registry.getAuthority() + "/" + repository + (tag.isEmpty() ? "@" + reference() : ":" + tag);
    }
}
