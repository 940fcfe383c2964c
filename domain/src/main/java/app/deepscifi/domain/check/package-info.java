/** Finds contradictions in a canon, without a model. */
@NullMarked
package app.deepscifi.domain.check;

import org.jspecify.annotations.NullMarked;
