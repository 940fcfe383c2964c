/** Files of worlds: their metadata is in the database, their bytes are in the object store. */
@NullMarked
package app.deepscifi.api.assets;

import org.jspecify.annotations.NullMarked;
