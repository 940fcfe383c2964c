/** The values that callers give to the client and get from it. */
@NullMarked
package app.deepscifi.letta.model;

import org.jspecify.annotations.NullMarked;
