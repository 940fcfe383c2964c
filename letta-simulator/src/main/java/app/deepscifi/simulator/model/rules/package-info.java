/** Answers by rules instead of a language model, for the User Agent and for World Agents. */
@NullMarked
package app.deepscifi.simulator.model.rules;

import org.jspecify.annotations.NullMarked;
