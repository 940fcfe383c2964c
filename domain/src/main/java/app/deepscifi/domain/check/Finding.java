package app.deepscifi.domain.check;

import app.deepscifi.domain.canon.Address;
import java.util.List;

/**
 * Something that can't be true as it stands.
 *
 * @param addresses the entries that contradict each other, in their order
 * @param message   a sentence for people and models
 * @param facts     the words of the entries that it follows from; with others it would be another finding
 */
public record Finding(Code code, List<Address> addresses, String message, List<String> facts) {
    /** The kind of a finding. Its name never changes. */
    public enum Code {
        MISSING_REFERENCE,
        SAME_NAME,
        OUTSIDE_CALENDAR,
        ENDS_BEFORE_IT_BEGINS,
        BEFORE_ITS_CAUSE,
        ACTS_BEFORE_IT_BEGAN,
        ACTS_AFTER_IT_ENDED,
        RELATED_BEFORE_IT_BEGAN,
        UNREACHABLE_ERA,
        OVERLAPPING_ERAS,
    }

    public Finding {
        addresses = addresses.stream().sorted().toList();
        facts = List.copyOf(facts);
    }
}
