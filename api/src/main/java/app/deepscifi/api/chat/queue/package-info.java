/** The queue of turns before the agent server, fair between people and common to all instances. */
@NullMarked
package app.deepscifi.api.chat.queue;

import org.jspecify.annotations.NullMarked;
