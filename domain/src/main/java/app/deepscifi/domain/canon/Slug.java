package app.deepscifi.domain.canon;

import app.deepscifi.domain.Described;
import app.deepscifi.domain.InvalidInput;
import java.util.regex.Pattern;

/** The stable name of an entry in its collection: words of {@code a-z0-9} joined by hyphens, at most 64 characters. */
public record Slug(
    @Described(
        value = "Words of a-z and 0-9, joined by hyphens.",
        maxLength = Slug.MAX_LENGTH,
        pattern = Slug.WORDS,
        whole = true
    )
    String value
) implements Comparable<Slug> {
    public static final int MAX_LENGTH = 64;

    static final String WORDS = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final Pattern FORM = Pattern.compile(WORDS);

    public Slug {
        if (value == null || value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new InvalidInput(
                "",
                "must be 1 to " +
                    MAX_LENGTH +
                    " characters of a-z, 0-9 and single hyphens, such as no-faster-than-light"
            );
        }
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
