@NullMarked
package app.deepscifi.api.assets.media;

import org.jspecify.annotations.NullMarked;
