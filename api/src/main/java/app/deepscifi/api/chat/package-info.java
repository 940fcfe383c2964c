/**
 * Turns: a person's message, the agent's response as a numbered list of stored events, and the streams that follow it.
 *
 * <p>The instance that runs a turn only writes to the store. Followers only read from the store, whether they followed
 * from the beginning, after a reload, or on another instance.
 */
@NullMarked
package app.deepscifi.api.chat;

import org.jspecify.annotations.NullMarked;
