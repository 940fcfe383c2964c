/** Versions of a world: list, compare, restore. */
@NullMarked
package app.deepscifi.api.worlds.history;

import org.jspecify.annotations.NullMarked;
