/**
 * The interface of agent runtimes, and one adapter for each kind of runtime.
 */
@NullMarked
package app.deepscifi.api.agents.runtime;

import org.jspecify.annotations.NullMarked;
