package app.deepscifi.api.worlds.history;

import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.fork.Fork;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of two versions that are compared.
 *
 * @param version null for what was before the first version
 */
record Compared(WorldId worldId, String worldName, @Nullable VersionView version, Canon canon) {
    /** The changes from this version to the other. Between worlds pictures are left out: each world has its own. */
    List<Change> changesTo(Compared other) {
        return worldId.equals(other.worldId) ? canon.diff(other.canon) : Fork.compare(canon, other.canon);
    }

    ComparedVersion view() {
        return new ComparedVersion(worldId, worldName, version);
    }

    /**
     * One of two versions that are compared, without its canon.
     *
     * @param worldId the world, or the one it was forked from
     * @param version null for what was before the first version
     */
    @Schema(name = "ComparedVersion")
    record ComparedVersion(WorldId worldId, String worldName, @Nullable VersionView version) {}
}
