/** The facts of a world, each with an address, and changes to them. */
@NullMarked
package app.deepscifi.domain.canon;

import org.jspecify.annotations.NullMarked;
