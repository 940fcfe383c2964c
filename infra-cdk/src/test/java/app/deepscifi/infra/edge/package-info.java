@NullMarked
package app.deepscifi.infra.edge;

import org.jspecify.annotations.NullMarked;
