package app.deepscifi.api.agents.context;

import app.deepscifi.domain.UserId;
import java.util.List;
import java.util.UUID;

/**
 * A conversation that accepts messages.
 *
 * @param compiledVersion the version of the agent's memory that it sees
 * @param pending         the pending calls, which must be denied first
 * @param untold          earlier turns that it must be told first, oldest first
 */
public record OpenConversation(
    UUID agent,
    String runtimeAgent,
    UserId person,
    String runtimeId,
    int compiledVersion,
    List<String> pending,
    List<Exchange> untold
) {
    public OpenConversation compiled(int version) {
        return new OpenConversation(agent, runtimeAgent, person, runtimeId, version, pending, untold);
    }
}
