/** Turns: branches, limits, the queue, search, and two instances that share them. */
@NullMarked
package app.deepscifi.e2e.chat;

import org.jspecify.annotations.NullMarked;
