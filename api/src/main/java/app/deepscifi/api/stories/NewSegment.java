package app.deepscifi.api.stories;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.story.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A passage to be added to a story.
 *
 * @param parentId what it follows; null for a beginning
 */
public record NewSegment(@Nullable SegmentId parentId, String text, @Nullable String title) {
    public NewSegment {
        new Checks().text("text", text, Segment.TEXT_LENGTH).atMost("title", title, Segment.TITLE_LENGTH).done();
    }
}
