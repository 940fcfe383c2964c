/** Worlds, their versions and the proposals to change them. */
@NullMarked
package app.deepscifi.domain.world;

import org.jspecify.annotations.NullMarked;
