/** Reads wishes from English sentences with small grammars. */
@NullMarked
package app.deepscifi.simulator.model.wish.grammar;

import org.jspecify.annotations.NullMarked;
