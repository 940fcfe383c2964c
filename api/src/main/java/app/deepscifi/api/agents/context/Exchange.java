package app.deepscifi.api.agents.context;

import app.deepscifi.domain.TurnId;
import org.springframework.modulith.NamedInterface;

/**
 * One earlier turn, as the person saw it.
 *
 * @param answer all that the agent said, as far as it came; may be empty
 */
@NamedInterface("turn")
public record Exchange(TurnId turn, String message, String answer) {}
