/** Runs agents on a Letta server. */
@NullMarked
package app.deepscifi.api.agents.runtime.letta;

import org.jspecify.annotations.NullMarked;
