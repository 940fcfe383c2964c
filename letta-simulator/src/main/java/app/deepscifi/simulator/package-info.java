/**
 * An HTTP server that behaves as a real Letta 0.16.8 was measured to, with rules in the place of a model: for tests, and
 * for trying the product without keys.
 */
@NullMarked
package app.deepscifi.simulator;

import org.jspecify.annotations.NullMarked;
