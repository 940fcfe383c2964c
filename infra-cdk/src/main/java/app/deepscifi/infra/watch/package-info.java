/** The alarms, the dashboard and the budget. */
@NullMarked
package app.deepscifi.infra.watch;

import org.jspecify.annotations.NullMarked;
