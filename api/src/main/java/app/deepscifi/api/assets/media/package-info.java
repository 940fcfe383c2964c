/** Checks the bytes of files that people upload, and makes what is kept of them. No object store, no database. */
@NullMarked
package app.deepscifi.api.assets.media;

import org.jspecify.annotations.NullMarked;
