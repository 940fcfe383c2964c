package app.deepscifi.api.chat.events;

import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import org.jspecify.annotations.Nullable;

/**
 * A person and the agent of their conversation.
 *
 * @param world null for the person's own User Agent
 */
public record Conversation(UserId person, @Nullable WorldId world) {}
