package app.deepscifi.api.agents;

import app.deepscifi.domain.TurnId;

/**
 * What was said in an earlier turn, as the person saw it.
 *
 * @param answer all that the agent said, as far as it came; may be empty
 */
public record Exchange(TurnId turn, String message, String answer) {}
