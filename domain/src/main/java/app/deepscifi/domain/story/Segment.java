package app.deepscifi.domain.story;

import app.deepscifi.domain.Author;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One passage of a story. Siblings are alternatives: branches.
 *
 * @param parent   null for a beginning
 * @param title    null where it has none
 * @param position its order among its siblings, from 0
 * @param revision 1 when it is written, one more with each edit
 * @param unfinished whether the agent that wrote it was cut off; an edit of the text finishes it
 * @param author   who wrote its first words
 * @param editor   who wrote its current words; null where nobody edited it
 */
public record Segment(
    SegmentId id,
    StoryId storyId,
    @Nullable SegmentId parent,
    @Nullable String title,
    String text,
    int position,
    int revision,
    Author author,
    @Nullable Author editor,
    Instant createdAt,
    Instant updatedAt,
    boolean unfinished
) {
    public static final int TEXT_LENGTH = 50_000;
    public static final int TITLE_LENGTH = 200;

    /** @return the number of words of the text */
    public int wordCount() {
        return Words.count(text);
    }
}
