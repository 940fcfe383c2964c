package app.deepscifi.api.stories;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.story.Segment;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a passage; what is absent stays.
 *
 * @param title empty takes the title away
 */
public record SegmentPatch(@Nullable String text, @Nullable String title) {
    public SegmentPatch {
        var checks = new Checks().atMost("title", title, Segment.TITLE_LENGTH);
        if (text != null) {
            checks.text("text", text, Segment.TEXT_LENGTH);
        }
        checks.done();
    }
}
