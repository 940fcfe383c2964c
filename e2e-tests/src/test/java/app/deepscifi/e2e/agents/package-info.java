/** Agents on each runtime: simulated, a real Letta, and models that are asked directly. */
@NullMarked
package app.deepscifi.e2e.agents;

import org.jspecify.annotations.NullMarked;
