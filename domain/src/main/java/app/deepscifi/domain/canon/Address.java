package app.deepscifi.domain.canon;

import app.deepscifi.domain.Described;
import app.deepscifi.domain.InvalidInput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry of a canon stands, written {@code /rules/no-ftl} or {@code /premise}.
 *
 * @param slug which entry of a collection; null exactly for the parts that are no collection
 */
@Described("The address of an entry, such as /rules/no-ftl or /premise.")
public record Address(Section section, @Nullable Slug slug) implements Comparable<Address> {
    private static final Comparator<Address> ORDER = Comparator.comparing(Address::section).thenComparing(address ->
        String.valueOf(address.slug)
    );

    public Address {
        if (section.isCollection() != (slug != null)) {
            throw new InvalidInput(
                "",
                section.isCollection()
                    ? "must name an entry, such as /" + section.field() + "/some-name"
                    : "must be just /" + section.field()
            );
        }
    }

    /** @throws InvalidInput where the text is no address */
    public static Address parse(String text) {
        var parts = text.split("/", -1);
        var field = parts.length > 1 && parts[0].isEmpty() ? parts[1] : "";
        var section = Arrays.stream(Section.values())
            .filter(candidate -> candidate.field().equals(field))
            .findFirst()
            .orElseThrow(() -> new InvalidInput("", "must start with one of " + sections()));
        if (parts.length > 3) {
            throw new InvalidInput("", "names a whole entry, not a part of one: /" + field + "/" + parts[2]);
        }
        return new Address(section, parts.length == 3 ? new Slug(parts[2]) : null);
    }

    private static String sections() {
        return Arrays.stream(Section.values())
            .map(section -> "/" + section.field())
            .collect(Collectors.joining(", "));
    }

    @Override
    public int compareTo(Address other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return slug == null ? "/" + section.field() : "/" + section.field() + "/" + slug;
    }
}
