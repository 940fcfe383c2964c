/** The state that a Letta server keeps: agents, conversations, messages and runs. */
@NullMarked
package app.deepscifi.simulator.store;

import org.jspecify.annotations.NullMarked;
