package app.deepscifi.api.stories;

import app.deepscifi.domain.story.Segment;
import org.jspecify.annotations.Nullable;

/**
 * @param wordCount  counted when it was written: counting takes longer than reading
 * @param authorName null where the account is gone
 */
record StoredSegment(Segment segment, int wordCount, @Nullable String authorName) {
    SegmentView view() {
        return SegmentView.of(segment, wordCount, authorName);
    }
}
