/**
 * Makes the databases before the services start, and counts what stands in a copy of them: programs of their own in the image
 * of the API, which know neither Spring nor any capability.
 */
@NullMarked
package app.deepscifi.api.setup;

import org.jspecify.annotations.NullMarked;
