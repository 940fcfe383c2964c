package app.deepscifi.domain.canon;

import app.deepscifi.domain.Described;
import app.deepscifi.domain.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to stand at an address, whatever stands there now.
 *
 * @param after null removes the entry
 */
public record Edit(
    Address address,
    @Described("The whole entry as it shall be; null removes it.") @Nullable Entry after
) {
    public Edit {
        requireKind(address, after);
        after = orNothing(after);
    }

    static @Nullable Entry orNothing(@Nullable Entry entry) {
        return entry == null || entry.saysNothing() ? null : entry;
    }

    static void requireKind(Address address, @Nullable Entry entry) {
        if (entry != null && !address.section().entryType().isInstance(entry)) {
            throw new InvalidInput("after", "is no entry of /" + address.section().field());
        }
    }
}
