/**
 * Turns: a person's message, everything the agent did in answer as a numbered list of stored events, and the streams
 * that follow it.
 *
 * <p>The one who runs a turn only writes to the store. Everybody who follows it only reads from the store, whether they
 * came at once, after a reload, or to another instance.
 */
@NullMarked
package app.deepscifi.api.chat;

import org.jspecify.annotations.NullMarked;
