/** Tests of {@link app.deepscifi.domain.markdown}. */
@NullMarked
package app.deepscifi.domain.markdown;

import org.jspecify.annotations.NullMarked;
