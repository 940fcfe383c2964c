package app.deepscifi.api.worlds;

import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Role;
import app.deepscifi.domain.access.Visibility;
import app.deepscifi.domain.world.Stage;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A world in a list, as one caller sees it.
 *
 * @param cover the picture that was chosen; null where we draw one
 */
public record WorldSummary(
    WorldId id,
    String name,
    Visibility visibility,
    Stage stage,
    int version,
    String premise,
    Role role,
    String ownerName,
    int storyCount,
    @Nullable Picture cover,
    Instant createdAt,
    Instant updatedAt
) {
    @JsonProperty("coverUrl")
    public String coverUrl() {
        return cover == null ? WorldView.coverUrl(id, version) : cover.thumbnailUrl();
    }
}
