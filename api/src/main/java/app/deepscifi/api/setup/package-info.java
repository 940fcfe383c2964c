/**
 * Separate programs in the API's image, without Spring and the capabilities: they create the databases before the
 * services start, and count the rows in a copy.
 */
@NullMarked
package app.deepscifi.api.setup;

import org.jspecify.annotations.NullMarked;
