/**
 * Liveness and readiness. Capabilities contribute a {@link app.deepscifi.api.platform.health.DependencyCheck}
 * each.
 */
@NullMarked
package app.deepscifi.api.platform.health;

import org.jspecify.annotations.NullMarked;
