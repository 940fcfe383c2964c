/** Word lists, phrases and choices for sentences, and the reading of single words. */
@NullMarked
package app.deepscifi.simulator.model.words;

import org.jspecify.annotations.NullMarked;
