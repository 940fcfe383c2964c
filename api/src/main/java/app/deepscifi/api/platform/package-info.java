/**
 * The base of all capabilities, one package for each topic. It knows none of them; they contribute by
 * implementing its interfaces. Open: all public types of its packages are published.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package app.deepscifi.api.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
