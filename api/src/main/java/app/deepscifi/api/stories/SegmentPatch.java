package app.deepscifi.api.stories;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.story.Segment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of a passage. Absent fields stay.
 *
 * @param title an empty one removes the title
 */
public record SegmentPatch(@Nullable String text, @Nullable String title) {
    public SegmentPatch {
        var checks = new Checks().atMost("title", title, Segment.TITLE_LENGTH);
        if (text != null) {
            checks.text("text", text, Segment.TEXT_LENGTH);
        }
        checks.done();
    }

    boolean changesNothing(Segment now) {
        // Saving an unfinished passage without changes marks it as finished.
        var sameText = text == null || (text.equals(now.text()) && !now.unfinished());
        return sameText && (title == null || Objects.equals(SegmentStore.titleOrNull(title), now.title()));
    }
}
