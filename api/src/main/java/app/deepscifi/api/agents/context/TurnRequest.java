package app.deepscifi.api.agents.context;

import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A message of a person, with the pages that were open when it was sent.
 *
 * @param parent    the preceding turn; null at the beginning of a conversation
 * @param worldId   the world of the addressed World Agent; null for the person's User Agent
 * @param storyId   the story that is open in the reader
 * @param segmentId the passage that is open in the reader; null before the first of its story
 * @param transcript the earlier turns
 */
@NamedInterface("turn")
public record TurnRequest(
    TurnId id,
    @Nullable TurnId parent,
    Caller.Person person,
    @Nullable WorldId worldId,
    @Nullable StoryId storyId,
    @Nullable SegmentId segmentId,
    String message,
    Transcript transcript
) {}
