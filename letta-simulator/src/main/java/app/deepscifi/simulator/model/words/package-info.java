/** Word lists, templates, random choices, and checks of single words. */
@NullMarked
package app.deepscifi.simulator.model.words;

import org.jspecify.annotations.NullMarked;
