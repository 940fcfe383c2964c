package app.deepscifi.api.stories;

import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Role;
import app.deepscifi.domain.story.StoryTree;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A story as one caller sees it.
 *
 * @param version      of its title: grows with each change of it
 * @param worldVersion the version of the world it was begun in
 * @param role         what the caller is to its world
 * @param segments     in the order in which they were written
 * @param tree         the same passages, to be walked
 */
@Schema(name = "Story")
public record StoryView(
    StoryId id,
    WorldId worldId,
    String worldName,
    String title,
    int version,
    int worldVersion,
    Role role,
    Instant createdAt,
    Instant updatedAt,
    List<SegmentView> segments,
    @JsonIgnore StoryTree tree
) {
    public StoryView {
        segments = List.copyOf(segments);
    }
}
