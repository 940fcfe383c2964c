/** Makes and changes the canon of a world without a language model. */
@NullMarked
package app.deepscifi.simulator.model.canon;

import org.jspecify.annotations.NullMarked;
