@NullMarked
package app.deepscifi.infra.compute;

import org.jspecify.annotations.NullMarked;
