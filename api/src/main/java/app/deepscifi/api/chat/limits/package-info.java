/** How many turns, tokens, streams and bytes a person may use, counted over all instances. */
@NullMarked
package app.deepscifi.api.chat.limits;

import org.jspecify.annotations.NullMarked;
