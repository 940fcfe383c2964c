/** The HTTP server that all servers of this module use. */
@NullMarked
package app.deepscifi.simulator.http;

import org.jspecify.annotations.NullMarked;
