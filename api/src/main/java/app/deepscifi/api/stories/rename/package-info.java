/** Renaming an entry of canon everywhere: in the canon and in the passages of its world. */
@NullMarked
package app.deepscifi.api.stories.rename;

import org.jspecify.annotations.NullMarked;
