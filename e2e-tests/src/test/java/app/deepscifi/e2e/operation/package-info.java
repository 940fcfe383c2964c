/** The API as operators run it: its process, its image, its database. */
@NullMarked
package app.deepscifi.e2e.operation;

import org.jspecify.annotations.NullMarked;
