package app.deepscifi.api.chat;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.WorldId;
import org.jspecify.annotations.Nullable;

/**
 * A message of a person.
 *
 * @param worldId   the world of the addressed agent; null for the User Agent
 * @param storyId   the story that is open in the reader
 * @param segmentId the passage that is open in the reader; null for the last one written
 * @param replaces  the turn whose message this one edits; both stay, as siblings
 */
record ChatMessage(
    String message,
    @Nullable WorldId worldId,
    @Nullable StoryId storyId,
    @Nullable SegmentId segmentId,
    @Nullable TurnId replaces
) {
    static final int MAX_LENGTH = 20_000;

    ChatMessage {
        var checks = new Checks().text("message", message, MAX_LENGTH);
        if (worldId == null && storyId != null) {
            checks.fail("worldId", "is missing: a story is open, so say which world it belongs to");
        }
        if (storyId == null && segmentId != null) {
            checks.fail("storyId", "is missing: a passage is open, so say which story it belongs to");
        }
        checks.done();
    }
}
