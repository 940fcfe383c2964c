package app.deepscifi.api.worlds.canon;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.worlds.EditConflict;
import app.deepscifi.api.worlds.WorldStorage;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.ChangeConflict;
import app.deepscifi.domain.canon.Edit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only writer of canon: it validates changes, checks the version they are based on, and adds the history entry. */
@Component
public class CanonLog {

    /** Maximum of entries that one request changes. */
    public static final int MAX_EDITS = 200;

    private final VersionStore versions;
    private final CanonColumn canons;
    private final WorldStorage storage;
    private final ApplicationEventPublisher events;

    CanonLog(VersionStore versions, CanonColumn canons, WorldStorage storage, ApplicationEventPublisher events) {
        this.versions = versions;
        this.canons = canons;
        this.storage = storage;
        this.events = events;
    }

    /** Stores the first version of a new world. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(WorldId id, Canon canon, StoredJson written, Author author) {
        append(id, 1, author, "The beginning", Canon.EMPTY.diff(canon), written);
        events.publishEvent(new CanonChanged(id, 1));
    }

    /**
     * Applies all changes to the world as it was read, or none.
     *
     * @return the number of the new version; the current one if nothing changed
     * @throws ProblemException stale-version if another writer was faster, proposal-conflict if the canon differs from
     * the one that the changes are based on
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int commit(WorldView world, List<Change> changes, Author author, String reason) {
        if (changes.isEmpty()) {
            return world.version();
        }
        var canon = changed(world.canon(), changes);
        var number = world.version() + 1;
        if (!versions.advance(world.id(), world.version(), canon)) {
            throw ProblemException.staleVersion(versions.current(world.id()));
        }
        append(world.id(), number, author, reason, changes, canon);
        events.publishEvent(new CanonChanged(world.id(), number));
        return number;
    }

    private void append(WorldId id, int number, Author author, String reason, List<Change> changes, StoredJson canon) {
        var bytes = versions.append(id, number, author, reason, changes, canon);
        storage.addHistory(id, bytes);
    }

    /** @return the canon with the changes; refuses the same changes as {@link #commit} */
    public StoredJson changed(Canon canon, List<Change> changes) {
        var result = new Canon[1];
        try {
            new Checks().within("canon", () -> result[0] = canon.accept(changes)).done();
        } catch (ChangeConflict conflict) {
            throw conflict(EditConflict.of(canon, changes));
        }
        return canons.write(Objects.requireNonNull(result[0]), canon);
    }

    /** The canon has moved on: the problem has both texts of each entry. */
    public static ProblemException conflict(List<EditConflict> conflicts) {
        var addresses = conflicts.stream().map(EditConflict::address).toList();
        return new ProblemException(
            ProblemCode.PROPOSAL_CONFLICT,
            "The canon has changed at " + joined(addresses) + " since this was proposed.",
            Map.of("addresses", addresses.stream().map(Address::toString).toList(), "conflicts", conflicts)
        );
    }

    public static void checkEdits(Checks checks, @Nullable List<Edit> edits) {
        checkEdits(checks, edits, "changes");
    }

    /** @param field the name of the list of edits in the request */
    public static void checkEdits(Checks checks, @Nullable List<Edit> edits, String field) {
        if (edits == null) {
            return;
        }
        checks.count(field, edits.size(), MAX_EDITS);
        for (var i = 0; i < edits.size(); i++) {
            checks.present(field + "[" + i + "]", edits.get(i));
        }
        if (edits.stream().map(Edit::address).distinct().count() < edits.size()) {
            checks.fail(field, "names an address twice: say each once");
        }
    }

    private static String joined(List<Address> addresses) {
        return String.join(", ", addresses.stream().map(Address::toString).toList());
    }
}
