@NullMarked
package app.deepscifi.api.worlds;

import org.jspecify.annotations.NullMarked;
