@NullMarked
package app.deepscifi.domain.search;

import org.jspecify.annotations.NullMarked;
