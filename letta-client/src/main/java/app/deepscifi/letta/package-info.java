/**
 * A client of a Letta server. {@link app.deepscifi.letta.LettaClient} is the way in; a turn is read from
 * {@link app.deepscifi.letta.LettaStream} as {@link app.deepscifi.letta.LettaEvent}s. What is generated from
 * {@code src/main/openapi/letta.yaml} stays behind it.
 */
@NullMarked
package app.deepscifi.letta;

import org.jspecify.annotations.NullMarked;
