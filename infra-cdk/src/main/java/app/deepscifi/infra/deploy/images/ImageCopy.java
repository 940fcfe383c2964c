package app.deepscifi.infra.deploy.images;

import java.util.function.Consumer;

/**
 * Copies an image into a repository unchanged, and skips parts that are there already. The registry checks each part by
 * its digest.
 */
record ImageCopy(ImageSource source, ImageRepository target, Consumer<String> progress) {
    private static final long MEGABYTE = 1_000_000;

    /**
     * @param tag of the copy; the registry may delete images without a tag
     * @return the number of bytes sent
     */
    long to(String tag) {
        var root = source.root();
        if (target.manifest(tag).map(Manifest::digest).filter(root.digest()::equals).isPresent()) {
            return 0;
        }
        var sent = copyParts(root);
        target.putManifest(tag, root);
        return sent;
    }

    private long copyParts(Manifest manifest) {
        var sent = 0L;
        for (var part : manifest.parts()) {
            sent += manifest.isIndex() ? copyImage(part.digest()) : copyBlob(part);
        }
        return sent;
    }

    private long copyImage(ImageDigest digest) {
        if (target.manifest(digest.value()).isPresent()) {
            return 0;
        }
        var image = source.manifest(digest);
        var sent = copyParts(image);
        target.putManifest(digest.value(), image);
        return sent;
    }

    private long copyBlob(Manifest.Part part) {
        if (target.hasBlob(part.digest())) {
            return 0;
        }
        if (part.size() > 10 * MEGABYTE) {
            progress.accept("a layer of %d MB".formatted(part.size() / MEGABYTE));
        }
        target.putBlob(part, () -> source.blob(part.digest()));
        return part.size();
    }
}
