package app.deepscifi.e2e.bench;

import java.util.List;

/**
 * The results of one iteration.
 *
 * @param first  microseconds from the message to the first word, for each turn
 * @param events of all turns
 * @param nanos  from the first message to the end of the last turn
 */
record Measured(String route, String load, List<Long> first, long events, long nanos) {}
