/**
 * Text that a turn tells the agent: instructions, the digest of the canon, entries that the message names, earlier
 * turns.
 */
@NullMarked
package app.deepscifi.api.agents.context;

import org.jspecify.annotations.NullMarked;
