@NullMarked
package app.deepscifi.api.platform.settings;

import org.jspecify.annotations.NullMarked;
