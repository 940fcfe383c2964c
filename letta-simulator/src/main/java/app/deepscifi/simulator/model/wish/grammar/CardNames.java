package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds cards by the words that people use: "the second one", "Glass Meridian", "all of them". */
public record CardNames(List<String> names) {
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
        Map.entry("first", 0),
        Map.entry("1st", 0),
        Map.entry("one", 0),
        Map.entry("1", 0),
        Map.entry("second", 1),
        Map.entry("2nd", 1),
        Map.entry("two", 1),
        Map.entry("2", 1),
        Map.entry("third", 2),
        Map.entry("3rd", 2),
        Map.entry("three", 2),
        Map.entry("3", 2),
        Map.entry("fourth", 3),
        Map.entry("4th", 3),
        Map.entry("four", 3),
        Map.entry("4", 3),
        Map.entry("fifth", 4),
        Map.entry("5", 4),
        Map.entry("sixth", 5)
    );
    private static final Pattern ORDINAL = Regex.pattern(
        "^(?:the )?(?:(?:number|card|option|world|no\\.?|#)\\s*)?(?<which>first|second|third|fourth|fifth|sixth|last|middle|1st|2nd|3rd|4th|[1-6]|(?<=(?:number|card|option|world) )(?:one|two|three|four))(?: one| card| world| option| draft| idea)?$"
    );
    private static final Pattern ALL = Regex.pattern(
        "^(?:it|them|these|those|this|that|everything|all|(?:all|each|every one|both)(?: (?:of )?(?:them|these|those|three|the (?:three )?(?:cards|worlds)|cards|worlds))?|the (?:three |whole )?(?:worlds?|cards|three|lot|tone|tones|mood))?$"
    );

    /** The index of the one card that is meant, from 0. It may be beyond the last card. */
    public Optional<Integer> one(String said) {
        var plain = said.strip();
        var ordinal = ORDINAL.matcher(plain);
        if (ordinal.matches()) {
            var which = ordinal.group("which").toLowerCase(Locale.ROOT);
            if (which.equals("last")) return Optional.of(names.size() - 1);
            if (which.equals("middle")) return names.size() == 3 ? Optional.of(1) : Optional.empty();
            return Optional.ofNullable(ORDINALS.get(which));
        }
        return only(
            IntStream.range(0, names.size())
                .filter(it -> bare(names.get(it)).equals(bare(plain)))
                .boxed()
        ).or(() ->
            only(
                IntStream.range(0, names.size())
                    .filter(it -> partOf(bare(plain), bare(names.get(it))))
                    .boxed()
            )
        );
    }

    /** The indexes of all cards that are meant. */
    public List<Integer> some(String said) {
        if (ALL.matcher(said.strip()).matches()) return IntStream.range(0, names.size()).boxed().toList();
        var parts = Stream.of(said.split("(?i)\\s*,\\s*|\\s+and\\s+")).map(this::one).toList();
        return parts.stream().allMatch(Optional::isPresent)
            ? parts.stream().flatMap(Optional::stream).distinct().toList()
            : List.of();
    }

    /** A sentence that says how many cards there are, and their names. */
    public String all() {
        var count = List.of("no", "one", "two", "three", "four").get(Math.min(names.size(), 4));
        return "there are %s cards: %s".formatted(count, String.join(", ", names));
    }

    private static Optional<Integer> only(Stream<Integer> found) {
        var all = found.toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static boolean partOf(String said, String name) {
        return said.length() > 3 && List.of(name.split(" ")).containsAll(List.of(said.split(" ")));
    }

    private static String bare(String name) {
        return name
            .toLowerCase(Locale.ROOT)
            .replaceAll("^(?:the|an?) ", "")
            .replaceAll(" (?:one|card|world)$", "")
            .strip();
    }
}
