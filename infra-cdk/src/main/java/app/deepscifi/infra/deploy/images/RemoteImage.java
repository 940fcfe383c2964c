package app.deepscifi.infra.deploy.images;

import app.deepscifi.infra.deploy.command.Failure;
import java.io.InputStream;

/** An image in a registry. */
record RemoteImage(ImageRegistry registry, ImageName name, Manifest root) implements ImageSource {
    /** Opens an image; fails if the registry does not have it or has another digest. */
    static RemoteImage open(ImageRegistry registry, ImageName name) {
        var byDigest = new RemoteImage(registry, name, fetch(registry, name.repository(), name.reference()));
        name.digest().ifPresent(wanted -> requireSame(name, wanted, byDigest.root()));
        return byDigest;
    }

    @Override
    public Manifest manifest(ImageDigest digest) {
        var manifest = fetch(registry, name.repository(), digest.value());
        requireSame(name, digest, manifest);
        return manifest;
    }

    @Override
    public InputStream blob(ImageDigest digest) {
        return registry.blob(name.repository(), digest);
    }

    private static Manifest fetch(ImageRegistry registry, String repository, String reference) {
        return registry
            .manifest(repository, reference)
            .orElseThrow(() -> new Failure("There is no image %s of %s.".formatted(reference, repository)));
    }

    private static void requireSame(ImageName name, ImageDigest wanted, Manifest found) {
        if (!found.digest().equals(wanted)) {
            throw new Failure("%s has the digest %s instead of %s.".formatted(name, found.digest(), wanted));
        }
    }
}
