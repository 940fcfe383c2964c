/** What people ask of agents that have no model: a bounded set of wishes, read from English by small grammars. */
@NullMarked
package app.deepscifi.simulator.model.wish;

import org.jspecify.annotations.NullMarked;
