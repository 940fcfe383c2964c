/** Limits of turns, tokens, streams and bytes for each person, counted over all instances. */
@NullMarked
package app.deepscifi.api.chat.limits;

import org.jspecify.annotations.NullMarked;
