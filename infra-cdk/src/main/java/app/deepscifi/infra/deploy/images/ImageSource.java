package app.deepscifi.infra.deploy.images;

import java.io.InputStream;

/** Where an image is copied from. */
interface ImageSource {
    /** What the copy is a copy of. */
    Manifest root();

    /** A manifest that an index names. */
    Manifest manifest(ImageDigest digest);

    /** A layer, or the configuration; whoever asks closes it. */
    InputStream blob(ImageDigest digest);
}
