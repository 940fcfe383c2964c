/** What every server of this module stands on. */
@NullMarked
package app.deepscifi.simulator.http;

import org.jspecify.annotations.NullMarked;
