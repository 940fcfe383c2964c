/** Renaming an entry of a canon, and what mentions it. */
@NullMarked
package app.deepscifi.domain.rename;

import org.jspecify.annotations.NullMarked;
