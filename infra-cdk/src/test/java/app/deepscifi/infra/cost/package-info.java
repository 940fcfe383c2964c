@NullMarked
package app.deepscifi.infra.cost;

import org.jspecify.annotations.NullMarked;
