package app.deepscifi.domain.canon;

import app.deepscifi.domain.Described;
import app.deepscifi.domain.InvalidInput;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final int MAX_WORDS = 6;

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

    /** A slug of the first words of a name, with room for a number behind it; empty where none can be written in it. */
    public static Optional<Slug> of(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\u0300-\\u036f'’]", "")
            .replaceAll("[^a-z0-9]+", " ")
            .strip();
        var words = Arrays.stream(plain.split(" ")).limit(MAX_WORDS).collect(Collectors.joining("-"));
        var slug = words.substring(0, Math.min(words.length(), MAX_LENGTH - 8)).replaceAll("-$", "");
        return slug.isEmpty() ? Optional.empty() : Optional.of(new Slug(slug));
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
