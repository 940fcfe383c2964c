@NullMarked
package app.deepscifi.api.worlds.canon;

import org.jspecify.annotations.NullMarked;
