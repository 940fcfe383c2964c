/** The interface of the simulated language models, and two simple ones. */
@NullMarked
package app.deepscifi.simulator.model;

import org.jspecify.annotations.NullMarked;
