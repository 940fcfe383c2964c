/** The words of texts, as names and searches compare them. */
@NullMarked
package app.deepscifi.domain.search;

import org.jspecify.annotations.NullMarked;
