/** What the API adds to the time of a turn, measured beside the agent server alone: {@code mvn verify -Pbench}. */
@NullMarked
package app.deepscifi.e2e.bench;

import org.jspecify.annotations.NullMarked;
