/** Formats of other programs, read from JSON and written as JSON. No database and no requests. */
@NullMarked
package app.deepscifi.api.exchange.format;

import org.jspecify.annotations.NullMarked;
