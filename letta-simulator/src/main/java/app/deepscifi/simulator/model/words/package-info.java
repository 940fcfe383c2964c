/** The word lists that stand as resources beside the classes that use them. */
@NullMarked
package app.deepscifi.simulator.model.words;

import org.jspecify.annotations.NullMarked;
