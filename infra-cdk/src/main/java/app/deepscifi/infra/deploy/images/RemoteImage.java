package app.deepscifi.infra.deploy.images;

import app.deepscifi.infra.deploy.command.Failure;
import java.io.InputStream;

/** An image in a registry that anybody may read. */
record RemoteImage(ImageRepository repository, ImageName name, Manifest root) implements ImageSource {
    /** Opens an image; fails if the registry does not have it or has another digest. */
    static RemoteImage open(ImageName name) {
        var repository = ImageRepository.open(name.registry(), name.repository());
        return new RemoteImage(repository, name, fetch(repository, name));
    }

    /** Returns the image for one architecture of Linux; fails if an index has none. */
    RemoteImage only(String architecture) {
        if (!root.isIndex()) {
            return this;
        }
        var digest = root
            .image(architecture)
            .orElseThrow(() -> new Failure("%s has no image for linux/%s.".formatted(name, architecture)));
        return new RemoteImage(repository, name, manifest(digest));
    }

    @Override
    public Manifest manifest(ImageDigest digest) {
        return fetch(repository, name.pinned(digest));
    }

    @Override
    public InputStream blob(ImageDigest digest) {
        return repository.blob(digest);
    }

    private static Manifest fetch(ImageRepository repository, ImageName name) {
        var manifest = repository
            .manifest(name.reference())
            .orElseThrow(() ->
                new Failure("There is no image %s of %s.".formatted(name.reference(), name.repository()))
            );
        var wanted = name.digest().orElse(manifest.digest());
        if (!wanted.equals(manifest.digest())) {
            throw new Failure("%s has the digest %s instead of %s.".formatted(name, manifest.digest(), wanted));
        }
        return manifest;
    }
}
