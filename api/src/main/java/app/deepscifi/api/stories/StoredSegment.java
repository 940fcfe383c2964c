package app.deepscifi.api.stories;

import app.deepscifi.api.worlds.Picture;
import app.deepscifi.domain.story.Segment;
import org.jspecify.annotations.Nullable;

/**
 * @param wordCount    counted when it was written: counting takes longer than reading
 * @param authorName   null where the account is gone
 * @param editorName   null where the account is gone, or nobody edited it
 * @param illustration null where it has none
 */
record StoredSegment(
    Segment segment,
    int wordCount,
    @Nullable String authorName,
    @Nullable String editorName,
    @Nullable Picture illustration
) {
    SegmentView view() {
        return SegmentView.of(segment, wordCount, authorName, editorName, illustration);
    }
}
