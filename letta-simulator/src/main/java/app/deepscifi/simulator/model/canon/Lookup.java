package app.deepscifi.simulator.model.canon;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the entries of a canon that a message mentions: by slug, by name, or by words such as "the rule about heat".
 */
final class Lookup {

    private static final Set<String> FILL = Set.copyOf(
        List.of(
            (
                "the a an that this my our of on in to for with about being is are was were be it its and called named entry one says saying which " +
                "rule rules law laws constraint constraints character characters person place places location faction technology " +
                "species artifact event events concept element elements timeline fact all of canon from world"
            ).split(" ")
        )
    );
    private static final Pattern ENDING = Pattern.compile("(?<=.{3})(?:ing|ed|es|s|e)$");
    private static final Pattern LIGHT = Pattern.compile("(?i)\\bftl\\b|faster[- ]than[- ]light");

    private final ReadDigest digest;

    Lookup(ReadDigest digest) {
        this.digest = digest;
    }

    /** The entries that are meant. If one matches exactly, only the exact matches are returned. */
    List<ReadDigest.Entry> find(String said) {
        var candidates = digest
            .entries()
            .stream()
            .filter(it -> of(said, it))
            .toList();
        var bare = bare(said);
        var exact = candidates
            .stream()
            .filter(it -> bare(it.name()).equals(bare) || it.slug().equals(bare.replace(' ', '-')))
            .toList();
        if (!exact.isEmpty()) return exact;
        var words = words(said);
        if (words.isEmpty()) return List.of();
        var found = candidates
            .stream()
            .filter(it -> words(text(it)).containsAll(words))
            .toList();
        var named = found
            .stream()
            .filter(it -> words(it.name()).containsAll(words) && it.section().equals("elements"))
            .toList();
        return named.size() == 1 ? named : found;
    }

    /** The entries that mention a thing, rules first. */
    List<ReadDigest.Entry> about(String thing) {
        var words = words(thing);
        if (words.isEmpty()) return List.of();
        return digest
            .entries()
            .stream()
            .filter(it -> words(text(it) + " " + it.text()).containsAll(words))
            .sorted(Comparator.comparing(it -> !it.section().equals("rules")))
            .toList();
    }

    /** Whether the entry has the kind that the words name, as in "the rule …" or "the event …". */
    private static boolean of(String said, ReadDigest.Entry entry) {
        var plain = said.toLowerCase(Locale.ROOT);
        if (plain.matches(".*\\b(?:rule|law)\\b.*")) return Set.of("rules", "constraints").contains(entry.section());
        if (plain.matches("(?:the )?event\\b.*")) return entry.section().equals("timeline");
        return true;
    }

    private static String text(ReadDigest.Entry entry) {
        var slug = entry.slug().replace('-', ' ');
        return LIGHT.matcher(entry.name() + " " + slug).find()
            ? entry.name() + " " + slug + " ftl faster than light"
            : entry.name() + " " + slug;
    }

    private static String bare(String name) {
        return name
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip()
            .replaceAll("^(?:the|an?) ", "")
            .replaceAll("^(?:rule|law|element|event|character|place|location|faction|entry) (?=.)", "")
            .replaceAll("(?<=.) (?:rule|law)$", "");
    }

    private static Set<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(it -> !it.isEmpty() && !FILL.contains(it))
            .map(it -> ENDING.matcher(it).replaceFirst(""))
            .collect(Collectors.toCollection(HashSet::new));
    }
}
