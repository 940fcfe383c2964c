@NullMarked
package app.deepscifi.api.assets;

import org.jspecify.annotations.NullMarked;
