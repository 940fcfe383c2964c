@NullMarked
package app.deepscifi.infra.release;

import org.jspecify.annotations.NullMarked;
