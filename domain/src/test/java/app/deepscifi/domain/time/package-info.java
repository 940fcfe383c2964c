@NullMarked
package app.deepscifi.domain.time;

import org.jspecify.annotations.NullMarked;
