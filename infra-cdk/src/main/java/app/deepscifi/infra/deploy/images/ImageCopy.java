package app.deepscifi.infra.deploy.images;

import java.util.function.Consumer;

/**
 * Brings an image into a repository byte for byte, without what is there already. A registry takes nothing that is not what
 * its digest says.
 */
record ImageCopy(ImageSource source, ImageRegistry target, String repository, Consumer<String> progress) {
    private static final long MEGABYTE = 1_000_000;

    /**
     * @param tag under which it is kept; images without a tag may be tidied away
     * @return how many bytes went over the wire
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
