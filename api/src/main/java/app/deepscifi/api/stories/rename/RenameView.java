package app.deepscifi.api.stories.rename;

import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effects of a renaming.
 *
 * @param address  of the entry afterwards
 * @param version  the version of the world that has it; null for a dry run
 * @param changes  of canon
 * @param mentions that are not replaced
 * @param more     whether there are more mentions than are listed
 */
@Schema(name = "EntryRenaming")
record RenameView(
    Address address,
    @Nullable Integer version,
    List<Change> changes,
    List<MentionView> mentions,
    boolean more
) {
    static final int MAX_MENTIONS = 1_000;

    /**
     * A name in the text of an entry or of a passage.
     *
     * @param field  the path of the text in the entry; title or text of a passage
     * @param start  in UTF-16 units
     * @param before the words before it
     * @param after  the words after it
     */
    @Schema(name = "Mention")
    record MentionView(
        @Nullable Address address,
        @Nullable StoryId storyId,
        @Nullable SegmentId segmentId,
        String field,
        int start,
        String before,
        String text,
        String after,
        String replacement
    ) {
        RenameRequest.Chosen place() {
            return new RenameRequest.Chosen(address, segmentId, field, start);
        }
    }
}
