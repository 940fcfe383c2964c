/** The metrics and logs of the containers. */
@NullMarked
package app.deepscifi.infra.telemetry;

import org.jspecify.annotations.NullMarked;
