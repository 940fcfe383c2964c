/** A world that begins with the canon of another one. */
@NullMarked
package app.deepscifi.domain.fork;

import org.jspecify.annotations.NullMarked;
