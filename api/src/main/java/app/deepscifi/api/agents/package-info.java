/**
 * The agents: which one answers, what it is told, which tools it may call, and the server that runs it.
 *
 * <p>{@link app.deepscifi.api.agents.Orchestrator} takes one turn from a person's message to its end.
 */
@NullMarked
package app.deepscifi.api.agents;

import org.jspecify.annotations.NullMarked;
