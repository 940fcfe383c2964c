/** Finding worlds, entries, stories, passages and messages. */
@NullMarked
package app.deepscifi.e2e.search;

import org.jspecify.annotations.NullMarked;
