/** The language of the product. */
@NullMarked
package app.deepscifi.domain;

import org.jspecify.annotations.NullMarked;
