/** Stored canon: its JSON, its versions and the log of its changes. */
@NullMarked
package app.deepscifi.api.worlds.canon;

import org.jspecify.annotations.NullMarked;
