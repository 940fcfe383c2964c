/** Counters and timers of turns, and the log lines that CloudWatch reads them from. */
@NullMarked
package app.deepscifi.api.chat.metrics;

import org.jspecify.annotations.NullMarked;
