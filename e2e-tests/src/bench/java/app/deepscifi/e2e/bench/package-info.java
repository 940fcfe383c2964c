/** Measures the time that the API adds to a turn, compared with the agent server alone: {@code mvn verify -Pbench}. */
@NullMarked
package app.deepscifi.e2e.bench;

import org.jspecify.annotations.NullMarked;
