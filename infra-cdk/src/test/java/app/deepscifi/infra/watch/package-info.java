@NullMarked
package app.deepscifi.infra.watch;

import org.jspecify.annotations.NullMarked;
