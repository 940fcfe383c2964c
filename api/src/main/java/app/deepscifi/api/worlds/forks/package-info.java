/** Worlds that begin with the canon of another one, and what they offer it. */
@NullMarked
package app.deepscifi.api.worlds.forks;

import org.jspecify.annotations.NullMarked;
