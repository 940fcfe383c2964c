package app.deepscifi.api.agents;

/**
 * What was said in an earlier turn, as the person saw it.
 *
 * @param answer    all that the agent said, as far as it came; may be empty
 * @param completed whether the turn came to its own end; what did not, an agent server may have forgotten
 */
public record Exchange(String message, String answer, boolean completed) {}
