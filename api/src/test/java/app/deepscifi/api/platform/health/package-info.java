@NullMarked
package app.deepscifi.api.platform.health;

import org.jspecify.annotations.NullMarked;
