package app.deepscifi.api.stories;

import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.api.worlds.Picture;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.story.Segment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Segment}, to be shown.
 *
 * @param parentId null for a beginning
 * @param position its order among its siblings, from 0; there may be gaps
 * @param unfinished whether the agent that wrote it was cut off
 * @param author   who wrote its first words
 * @param editor   who wrote its current words; null where nobody edited it
 * @param illustration the picture that is shown beside it; null where there is none
 */
@Schema(name = "Segment")
public record SegmentView(
    SegmentId id,
    @Nullable SegmentId parentId,
    int position,
    @Nullable String title,
    String text,
    int wordCount,
    int revision,
    AuthorName author,
    @Nullable AuthorName editor,
    Instant createdAt,
    Instant updatedAt,
    boolean unfinished,
    @Nullable Picture illustration
) {
    static SegmentView of(
        Segment segment,
        int wordCount,
        @Nullable String authorName,
        @Nullable String editorName,
        @Nullable Picture illustration
    ) {
        var editor = segment.editor();
        return new SegmentView(
            segment.id(),
            segment.parent(),
            segment.position(),
            segment.title(),
            segment.text(),
            wordCount,
            segment.revision(),
            AuthorName.of(segment.author(), authorName),
            editor == null ? null : AuthorName.of(editor, editorName),
            segment.createdAt(),
            segment.updatedAt(),
            segment.unfinished(),
            illustration
        );
    }
}
