@NullMarked
package app.deepscifi.api.platform.json;

import org.jspecify.annotations.NullMarked;
