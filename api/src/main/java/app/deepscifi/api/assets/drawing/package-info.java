/** Draws the cover of a world from its canon. */
@NullMarked
package app.deepscifi.api.assets.drawing;

import org.jspecify.annotations.NullMarked;
