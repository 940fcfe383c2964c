/** What is surely wrong in a canon, found without a model. */
@NullMarked
package app.deepscifi.domain.check;

import org.jspecify.annotations.NullMarked;
