/**
 * A client of a Letta server. Start with {@link app.deepscifi.letta.LettaClient}; read a turn from
 * {@link app.deepscifi.letta.LettaStream} as {@link app.deepscifi.letta.LettaEvent}s. The types generated from
 * {@code src/main/openapi/letta.yaml} are internal.
 */
@NullMarked
package app.deepscifi.letta;

import org.jspecify.annotations.NullMarked;
