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
 * @param shareHistory whether readers see all versions; if not, they see those from the newest on. Where a world is opened to
 *                     more people, they do not unless it is said
 * @param changes      what shall stand at addresses of its canon
 * @param reason       why, for the history
 * @param updatedAt    of the world as it was read. Where something was changed since, settings too, nothing is done: the
 *                     version in {@code If-Match} is of the canon alone
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
     * @return null where that stays as it is
     */
    @Nullable
    Integer historyFrom(Visibility before, int version) {
        if (shareHistory != null) {
            return shareHistory ? 1 : version;
        }
        return visibility != null && visibility.isWiderThan(before) ? version : null;
    }

    /** @return the action that the caller needs: only the owner decides who sees a world and what agents may do in it */
    Action takes() {
        return visibility != null || autoAccept != null || shareHistory != null ? Action.ADMINISTER : Action.CHANGE;
    }
}
