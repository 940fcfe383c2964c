/** Writes the prose of stories without a language model. */
@NullMarked
package app.deepscifi.simulator.model.story;

import org.jspecify.annotations.NullMarked;
