package app.deepscifi.domain.canon;

import app.deepscifi.domain.Field;
import app.deepscifi.domain.InvalidInput;
import java.util.List;
import java.util.Objects;
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

    /** What the change does to its entry. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
    }

    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    /**
     * The names of the fields that differ, in the order of the entry; none where an entry is added or removed, or where it has
     * no fields, such as the premise.
     */
    public List<String> changedFields() {
        var type = address.section().entryType();
        if (!(before instanceof Record from) || !(after instanceof Record to) || Field.whole(type).isPresent()) {
            return List.of();
        }
        return Field.of(type)
            .stream()
            .filter(field -> !Objects.equals(field.valueIn(from), field.valueIn(to)))
            .map(Field::name)
            .toList();
    }
}
