package app.deepscifi.api.worlds;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.canon.Address;
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
record EditConflict(Address address, @Nullable Entry before, @Nullable Entry yours, @Nullable Entry theirs) {
    static ProblemException problem(WorldView world, List<Change> changes, List<Address> addresses) {
        var conflicts = changes
            .stream()
            .filter(change -> addresses.contains(change.address()))
            .map(change ->
                new EditConflict(
                    change.address(),
                    change.before(),
                    change.after(),
                    world.canon().at(change.address()).orElse(null)
                )
            )
            .toList();
        return new ProblemException(
            ProblemCode.EDIT_CONFLICT,
            "Somebody else has changed " +
                addresses.stream().map(Address::toString).collect(Collectors.joining(", ")) +
                " meanwhile. Compare both, and decide.",
            Map.of("currentVersion", world.version(), "conflicts", conflicts)
        );
    }
}
