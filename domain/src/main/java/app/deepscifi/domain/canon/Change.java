package app.deepscifi.domain.canon;

import app.deepscifi.domain.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * One entry before and after. It can be read and applied.
 *
 * @param before what stood there; null where the change adds
 * @param after  what shall stand there; null where the change removes
 */
public record Change(Address address, @Nullable Entry before, @Nullable Entry after) {
    public Change {
        before = Edit.orNothing(before);
        after = Edit.orNothing(after);
        if (before == null && after == null) {
            throw new InvalidInput("after", "says nothing: " + address + " is not there before or after");
        }
        Edit.requireKind(address, before);
        Edit.requireKind(address, after);
    }
}
