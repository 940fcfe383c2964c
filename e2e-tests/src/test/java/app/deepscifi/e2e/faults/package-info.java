/** Faults during a turn: the table in docs/reliability.md. */
@NullMarked
package app.deepscifi.e2e.faults;

import org.jspecify.annotations.NullMarked;
