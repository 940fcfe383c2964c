package app.deepscifi.api.worlds;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry that two people have changed.
 *
 * @param before what both began with; null where it was not there
 * @param yours  what the caller wants; null removes it
 * @param theirs what is there now; null where it is gone
 */
public record EditConflict(Address address, @Nullable Entry before, @Nullable Entry yours, @Nullable Entry theirs) {
    /** Those of the changes that can't be made to this canon. */
    public static List<EditConflict> of(Canon canon, List<Change> changes) {
        return canon
            .conflicting(changes)
            .stream()
            .map(change ->
                new EditConflict(
                    change.address(),
                    change.before(),
                    change.after(),
                    canon.at(change.address()).orElse(null)
                )
            )
            .toList();
    }

    static ProblemException problem(WorldView world, List<Change> changes, List<Address> addresses) {
        var conflicts = of(world.canon(), changes);
        return new ProblemException(
            ProblemCode.EDIT_CONFLICT,
            "Somebody else has changed " +
                addresses.stream().map(Address::toString).collect(Collectors.joining(", ")) +
                " meanwhile. Compare both, and decide.",
            Map.of("currentVersion", world.version(), "conflicts", conflicts)
        );
    }
}
