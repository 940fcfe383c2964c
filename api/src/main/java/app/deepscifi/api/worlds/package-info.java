/**
 * Worlds, their canon and its history, proposals, collaborators and the drafts that become worlds.
 *
 * <p>Others ask {@link app.deepscifi.api.worlds.Worlds} whether a caller may do something with a world, and hear of
 * {@link app.deepscifi.api.worlds.canon.CanonChanged} and {@link app.deepscifi.api.worlds.WorldDeleted}.
 */
@NullMarked
package app.deepscifi.api.worlds;

import org.jspecify.annotations.NullMarked;
