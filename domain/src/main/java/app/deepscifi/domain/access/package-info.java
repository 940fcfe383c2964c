/** The access policy: decides which caller may do which action on which object. */
@NullMarked
package app.deepscifi.domain.access;

import org.jspecify.annotations.NullMarked;
