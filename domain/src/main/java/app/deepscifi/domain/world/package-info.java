/** Worlds and their versions. */
@NullMarked
package app.deepscifi.domain.world;

import org.jspecify.annotations.NullMarked;
