/** Answers in place of a language model by rules, for the user agent and for world agents. */
@NullMarked
package app.deepscifi.simulator.model.rules;

import org.jspecify.annotations.NullMarked;
