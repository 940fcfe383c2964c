/** The numbered events of a turn: their JSON, the recorder that batches them, and the table that keeps them. */
@NullMarked
package app.deepscifi.api.chat.events;

import org.jspecify.annotations.NullMarked;
