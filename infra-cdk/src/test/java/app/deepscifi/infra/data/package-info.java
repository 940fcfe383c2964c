@NullMarked
package app.deepscifi.infra.data;

import org.jspecify.annotations.NullMarked;
