package app.deepscifi.api.agents.context;

import app.deepscifi.domain.TurnId;
import org.springframework.modulith.NamedInterface;

/**
 * One earlier turn, as the person saw it.
 *
 * @param answer the text of the agent, possibly incomplete or empty
 */
@NamedInterface("turn")
public record Exchange(TurnId turn, String message, String answer) {}
