@NullMarked
package app.deepscifi.domain.fork;

import org.jspecify.annotations.NullMarked;
