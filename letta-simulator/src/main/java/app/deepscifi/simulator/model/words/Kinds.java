package app.deepscifi.simulator.model.words;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/** Maps nouns to kinds of elements: a smuggler is a character, a market is a location. */
public final class Kinds {

    private static final Map<String, List<String>> ALL = WordLists.json(
        Kinds.class,
        "kinds.json",
        new TypeReference<>() {}
    );
    public static final String LABELS = String.join("|", ALL.keySet());
    public static final Pattern LABELS_ONLY = Regex.pattern("^(?:" + LABELS + "|place|person|group|thing)$");

    /** All nouns, as alternatives for a pattern. */
    public static final String WORDS = ALL.entrySet()
        .stream()
        .flatMap(it -> Stream.concat(Stream.of(it.getKey()), it.getValue().stream()))
        .distinct()
        .sorted(Comparator.comparing(String::length).reversed())
        .collect(Collectors.joining("|"));

    private Kinds() {}

    public static String of(String word) {
        return named(word).orElse("concept");
    }

    /** The kind of the first noun in the text that names one. */
    public static Optional<String> in(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
            .flatMap(it -> named(it).stream())
            .findFirst();
    }

    private static Optional<String> named(String word) {
        var plain = word.toLowerCase(Locale.ROOT);
        return ALL.entrySet()
            .stream()
            .filter(it -> it.getKey().equals(plain) || it.getValue().contains(plain))
            .map(Map.Entry::getKey)
            .findFirst();
    }
}
