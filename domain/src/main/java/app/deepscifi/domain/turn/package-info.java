/** One message of a person and everything the agent did in answer. */
@NullMarked
package app.deepscifi.domain.turn;

import org.jspecify.annotations.NullMarked;
