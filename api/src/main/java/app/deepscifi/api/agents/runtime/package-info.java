/**
 * The port to the runtime of agents, with an adapter for each kind of server.
 */
@NullMarked
package app.deepscifi.api.agents.runtime;

import org.jspecify.annotations.NullMarked;
