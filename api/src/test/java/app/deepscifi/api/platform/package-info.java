@NullMarked
package app.deepscifi.api.platform;

import org.jspecify.annotations.NullMarked;
