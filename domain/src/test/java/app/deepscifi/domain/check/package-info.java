@NullMarked
package app.deepscifi.domain.check;

import org.jspecify.annotations.NullMarked;
