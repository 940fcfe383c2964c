/** Dates in the calendars of worlds: reading, printing, comparing and counting days. */
@NullMarked
package app.deepscifi.domain.time;

import org.jspecify.annotations.NullMarked;
