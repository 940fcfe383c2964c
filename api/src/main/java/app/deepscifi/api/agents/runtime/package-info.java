/**
 * What runs agents, as the rest of the API sees it: one port, with an adapter for each kind of server behind it.
 */
@NullMarked
package app.deepscifi.api.agents.runtime;

import org.jspecify.annotations.NullMarked;
