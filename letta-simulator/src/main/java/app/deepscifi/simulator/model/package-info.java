/** What stands in the place of a language model: it makes worlds, changes and prose from the person's own words. */
@NullMarked
package app.deepscifi.simulator.model;

import org.jspecify.annotations.NullMarked;
