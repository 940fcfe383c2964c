/**
 * The product as a client sees it, over plain HTTP. What starts the platform for a test is here too, and browser tests
 * share it.
 */
@NullMarked
package app.deepscifi.e2e;

import org.jspecify.annotations.NullMarked;
