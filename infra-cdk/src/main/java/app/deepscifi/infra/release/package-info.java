/** The registry of images, and the role of GitHub for releases. */
@NullMarked
package app.deepscifi.infra.release;

import org.jspecify.annotations.NullMarked;
