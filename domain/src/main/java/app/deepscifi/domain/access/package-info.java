/** Who may do what, on which object. */
@NullMarked
package app.deepscifi.domain.access;

import org.jspecify.annotations.NullMarked;
