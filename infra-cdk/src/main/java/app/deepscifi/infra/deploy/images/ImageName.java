package app.deepscifi.infra.deploy.images;

import app.deepscifi.infra.deploy.command.Failure;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image in a registry, as people write it: {@code docker.io/letta/letta:0.16.8}, maybe with {@code @sha256:…} after it.
 *
 * @param tag    empty where only a digest says which
 * @param digest what it must be, where that was said
 */
record ImageName(URI registry, String repository, String tag, Optional<ImageDigest> digest) {
    private static final Pattern WRITTEN = Pattern.compile(
        "(?<scheme>https?://)?(?<host>[^/]+)/(?<repository>[a-z0-9._/-]+)(:(?<tag>[\\w.-]+))?(@(?<digest>sha256:[0-9a-f]{64}))?"
    );

    static ImageName parse(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches() || (written.group("tag") == null && written.group("digest") == null)) {
            throw new Failure("\"%s\" names no image, as docker.io/letta/letta:0.16.8 does.".formatted(text));
        }
        var scheme = written.group("scheme") == null ? "https://" : written.group("scheme");
        // Docker Hub's registry does not stand under the name that people write.
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

    /** What the registry is asked for. */
    String reference() {
        return digest.map(ImageDigest::value).orElse(tag);
    }

    @Override
    public String toString() {
        return registry.getAuthority() + "/" + repository + (tag.isEmpty() ? "@" + reference() : ":" + tag);
    }
}
