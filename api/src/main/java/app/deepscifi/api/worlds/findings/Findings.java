package app.deepscifi.api.worlds.findings;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.check.SureChecks;
import java.util.List;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds contradictions in a canon. Only members of a world see them, because reasons of dismissals are notes of authors. */
@NamedInterface("findings")
@Service
public class Findings {

    private final Worlds worlds;
    private final DismissalStore dismissals;

    Findings(Worlds worlds, DismissalStore dismissals) {
        this.worlds = worlds;
        this.dismissals = dismissals;
    }

    @Transactional(readOnly = true)
    public List<FindingView> of(Caller caller, WorldId id) {
        return of(id, worlds.require(caller, id, Action.TALK).canon());
    }

    /**
     * Dismisses a finding until the words change that it follows from.
     *
     * @throws ProblemException not-found where there is no such finding
     */
    @Transactional
    FindingView dismiss(Caller.Person caller, WorldId world, String id, String reason) {
        new Checks().text("reason", reason, Entry.STATEMENT_LENGTH).done();
        var canon = worlds.require(caller, world, Action.CHANGE).canon();
        var present = of(world, canon).stream().map(FindingView::id).toList();
        if (!present.contains(id)) {
            throw ProblemException.notFound();
        }
        dismissals.keepOnly(world, present);
        dismissals.put(world, id, reason.strip(), caller.id());
        return of(world, canon)
            .stream()
            .filter(finding -> finding.id().equals(id))
            .findFirst()
            .orElseThrow(ProblemException::notFound);
    }

    /** Shows a dismissed finding again. */
    @Transactional
    void restore(Caller.Person caller, WorldId world, String id) {
        worlds.requireHeader(caller, world, Action.CHANGE);
        if (!dismissals.delete(world, id)) {
            throw ProblemException.notFound();
        }
    }

    private List<FindingView> of(WorldId world, Canon canon) {
        var dismissed = dismissals.of(world);
        return SureChecks.of(canon)
            .stream()
            .map(finding -> {
                var id = FindingView.idOf(finding);
                return new FindingView(id, finding.code(), finding.addresses(), finding.message(), dismissed.get(id));
            })
            .toList();
    }
}
