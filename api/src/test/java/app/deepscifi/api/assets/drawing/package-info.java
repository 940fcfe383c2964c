@NullMarked
package app.deepscifi.api.assets.drawing;

import org.jspecify.annotations.NullMarked;
