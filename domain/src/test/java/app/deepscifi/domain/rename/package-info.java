@NullMarked
package app.deepscifi.domain.rename;

import org.jspecify.annotations.NullMarked;
