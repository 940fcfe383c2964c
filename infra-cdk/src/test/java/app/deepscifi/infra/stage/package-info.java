@NullMarked
package app.deepscifi.infra.stage;

import org.jspecify.annotations.NullMarked;
