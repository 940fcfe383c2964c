@NullMarked
package app.deepscifi.domain.canon;

import org.jspecify.annotations.NullMarked;
