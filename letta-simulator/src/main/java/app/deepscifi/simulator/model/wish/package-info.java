/** The wishes that people express to agents: a closed set of types. */
@NullMarked
package app.deepscifi.simulator.model.wish;

import org.jspecify.annotations.NullMarked;
