/** Worlds: canon, proposals, versions and the bounds of what is stored. */
@NullMarked
package app.deepscifi.e2e.worlds;

import org.jspecify.annotations.NullMarked;
