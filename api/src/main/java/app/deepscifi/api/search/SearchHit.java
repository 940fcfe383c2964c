package app.deepscifi.api.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where the searched words stand.
 *
 * @param worldId null for a message to the User Agent
 * @param address of an entry; null for other kinds
 * @param storyId of a story or a passage
 * @param segmentId of a passage
 * @param turnId of a message
 * @param left whether a message stands on a branch that the conversation has left
 */
@Schema(name = "SearchResult")
record SearchHit(
    SearchKind kind,
    @Nullable UUID worldId,
    @Nullable @Schema(description = "The name of the world") String worldName,
    @Nullable @Schema(description = "Of an entry, such as /elements/the-ark") String address,
    @Nullable UUID storyId,
    @Nullable UUID segmentId,
    @Nullable UUID turnId,
    @Schema(
        description = "The name of what was found; of a passage without a title and of a message, that of its story or world; may be empty"
    )
    String title,
    @Schema(description = "The text around the first match") String snippet,
    @Schema(description = "Where matches stand in the snippet, in UTF-16 code units") List<SearchWords.Mark> marks,
    @Schema(description = "Whether a message stands on a branch that its conversation has left") boolean left
) {}
