package app.deepscifi.api.stories;

import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.WorldId;
import java.time.Instant;

/**
 * A story in a list.
 *
 * @param worldVersion the version of the world it was begun in
 * @param wordCount    of all its passages, branches included
 */
public record StorySummary(
    StoryId id,
    WorldId worldId,
    String title,
    int worldVersion,
    int segmentCount,
    int wordCount,
    Instant createdAt,
    Instant updatedAt
) {}
