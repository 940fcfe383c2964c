package app.deepscifi.e2e.bench;

import java.util.List;

/**
 * What one iteration came to.
 *
 * @param first  in microseconds, of each turn, from the message to the first word
 * @param events of all turns
 * @param nanos  from the first message to the end of the last turn
 */
record Measured(String route, String load, List<Long> first, long events, long nanos) {}
