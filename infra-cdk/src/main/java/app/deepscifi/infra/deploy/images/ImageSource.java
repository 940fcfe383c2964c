package app.deepscifi.infra.deploy.images;

import java.io.InputStream;

/** The source of a copy of an image. */
interface ImageSource {
    /** The manifest or index of the image. */
    Manifest root();

    /** A manifest that an index names. */
    Manifest manifest(ImageDigest digest);

    /** Opens a layer or the configuration. The caller closes it. */
    InputStream blob(ImageDigest digest);
}
