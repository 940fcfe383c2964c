/** Worlds as files: written for other programs, and read from theirs. */
@NullMarked
package app.deepscifi.api.exchange;

import org.jspecify.annotations.NullMarked;
