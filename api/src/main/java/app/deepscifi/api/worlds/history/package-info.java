/** Versions of a world: list, name, compare, restore. */
@NullMarked
package app.deepscifi.api.worlds.history;

import org.jspecify.annotations.NullMarked;
