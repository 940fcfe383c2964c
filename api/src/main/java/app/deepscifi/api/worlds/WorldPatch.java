package app.deepscifi.api.worlds;

import app.deepscifi.api.worlds.canon.CanonLog;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Visibility;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.world.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a world. Absent fields stay.
 *
 * @param shareHistory whether readers see all versions; if false, they see versions from the newest on. Default false
 * when a world is opened to more people
 * @param changes      the new values at addresses of its canon
 * @param reason       the reason, for the history
 * @param updatedAt    the value that the caller has read. If anything changed since, even settings, nothing is changed;
 * the version in {@code If-Match} covers only the canon
 */
public record WorldPatch(
    @Nullable String name,
    @Nullable Visibility visibility,
    @Nullable Stage stage,
    @Nullable Boolean autoAccept,
    @Nullable Boolean shareHistory,
    @Nullable List<Edit> changes,
    @Nullable String reason,
    @Nullable Instant updatedAt
) {
    public WorldPatch {
        var checks = new Checks().atMost("reason", reason, Entry.STATEMENT_LENGTH);
        if (name != null) {
            checks.text("name", name, Entry.NAME_LENGTH);
        }
        CanonLog.checkEdits(checks, changes);
        checks.done();
    }

    List<Edit> edits() {
        return changes == null ? List.of() : changes;
    }

    String reasonOrNone() {
        return reason == null ? "" : reason.strip();
    }

    /**
     * The first version that readers see from now on.
     *
     * @param version the newest one, with this patch
     * @return null if it does not change
     */
    @Nullable
    Integer historyFrom(Visibility before, int version) {
        if (shareHistory != null) {
            return shareHistory ? 1 : version;
        }
        return visibility != null && visibility.isWiderThan(before) ? version : null;
    }

    /**
     * @return the action whose right the caller needs: only the owner decides on visibility and on the rights of agents
     */
    Action takes() {
        return visibility != null || autoAccept != null || shareHistory != null ? Action.ADMINISTER : Action.CHANGE;
    }
}
