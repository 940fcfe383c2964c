/** Runs agents on a Letta server. */
@NullMarked
package app.deepscifi.api.agents.letta;

import org.jspecify.annotations.NullMarked;
