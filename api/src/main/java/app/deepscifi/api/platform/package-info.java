/**
 * The base of all capabilities, one package for each topic. It depends on none of them; they implement its interfaces.
 * Open module: all public types of its packages may be used.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package app.deepscifi.api.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
