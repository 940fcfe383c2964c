@NullMarked
package app.deepscifi.infra;

import org.jspecify.annotations.NullMarked;
