/**
 * An HTTP server that behaves as Letta 0.16.8 does, according to measurements. It has the operations that letta-client
 * calls, and no others. Rules answer instead of a model. It serves tests, and people who try the product without keys.
 */
@NullMarked
package app.deepscifi.simulator;

import org.jspecify.annotations.NullMarked;
