package app.deepscifi.infra.deploy.images;

import java.util.function.Consumer;

/**
 * Copies an image into a repository unchanged, and skips parts that are there already. The registry checks each part by
 * its digest.
 */
record ImageCopy(ImageSource source, ImageRegistry target, String repository, Consumer<String> progress) {
    private static final long MEGABYTE = 1_000_000;

    /**
     * @param tag of the copy; the registry may delete images without a tag
     * @return the number of bytes sent
     */
    long to(String tag) {
        var root = source.root();
        var there = target.manifest(repository, tag);
        if (there.isPresent() && there.get().digest().equals(root.digest())) {
            return 0;
        }
        var sent = copyParts(root);
        target.putManifest(repository, tag, root);
        return sent;
    }

    private long copyParts(Manifest manifest) {
        var sent = 0L;
        for (var part : manifest.parts()) {
            sent += manifest.isIndex() ? copyImage(part) : copyBlob(part);
        }
        return sent;
    }

    private long copyImage(Manifest.Part part) {
        if (target.manifest(repository, part.digest()).isPresent()) {
            return 0;
        }
        var image = source.manifest(new ImageDigest(part.digest()));
        var sent = copyParts(image);
        target.putManifest(repository, part.digest(), image);
        return sent;
    }

    private long copyBlob(Manifest.Part part) {
        var digest = new ImageDigest(part.digest());
        if (target.hasBlob(repository, digest)) {
            return 0;
        }
        if (part.size() > 10 * MEGABYTE) {
            progress.accept("a layer of %d MB".formatted(part.size() / MEGABYTE));
        }
        target.putBlob(repository, part, () -> source.blob(digest));
        return part.size();
    }
}
