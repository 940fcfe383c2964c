package app.deepscifi.api.worlds;

import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Role;
import app.deepscifi.domain.access.Visibility;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.world.Stage;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A world as one caller sees it.
 *
 * @param role        what the caller is to it
 * @param autoAccept  whether what agents propose becomes canon by itself
 * @param historyFrom the first version that readers see
 * @param cover       the picture that was chosen; null where we draw one
 * @param origin      the world that it was forked from; null where there is none, or where the caller can't read it
 */
@Schema(name = "World")
public record WorldView(
    WorldId id,
    String name,
    Visibility visibility,
    Stage stage,
    int version,
    Canon canon,
    Role role,
    @JsonIgnore UserId owner,
    String ownerName,
    boolean autoAccept,
    int historyFrom,
    @Nullable Picture cover,
    @Nullable Origin origin,
    Instant createdAt,
    Instant updatedAt
) {
    @JsonProperty("coverUrl")
    public String coverUrl() {
        return cover == null ? coverUrl(id, version) : cover.url();
    }

    /** Of the cover that we draw. */
    static String coverUrl(WorldId id, int version) {
        return "/api/worlds/" + id + "/cover?v=" + version;
    }
}
