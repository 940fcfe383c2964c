/** The events and lives of a world in the order of their dates. */
@NullMarked
package app.deepscifi.api.worlds.timeline;

import org.jspecify.annotations.NullMarked;
