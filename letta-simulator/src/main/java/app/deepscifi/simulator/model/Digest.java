package app.deepscifi.simulator.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the memory block {@code project} says of a world's canon, one entry to a line, by address. */
record Digest(String world, String premise, String year, String place, String calendar, List<Entry> entries) {
    private static final Pattern BLOCK = Pattern.compile(
        "<project>.*?<value>\\n(.*?)\\n?</value>\\s*</project>",
        Pattern.DOTALL
    );
    private static final Pattern ENTRY = Pattern.compile(
        "^[-*\\s]*(/(?:rules|elements|timeline|constraints|questions)/[a-z0-9-]+)\\s*[—–:-]\\s*(.*)$",
        Pattern.MULTILINE
    );
    private static final Pattern ELEMENT = Pattern.compile("^(.+?) \\((\\w+)\\): (.*?)(?: \\[[^\\]]*])?$");
    private static final Pattern GRADE = Pattern.compile(
        "^(?:tentative|established|fundamental|absolute|strong|weak): "
    );
    private static final Pattern EVENT = Pattern.compile("^([^:]+): (.*)$");

    /**
     * One line of it.
     *
     * @param name of an element, or the statement, title or question
     * @param kind of an element, or the section it stands in
     * @param text what is said of it
     */
    record Entry(String address, String name, String kind, String text) {
        String section() {
            return address.substring(1, address.indexOf('/', 1));
        }

        String slug() {
            return address.substring(address.indexOf('/', 1) + 1);
        }

        /** The name as it stands within a sentence. */
        String mention() {
            if (name.startsWith("The ")) return "the " + name.substring(4);
            var proper = Set.of("location", "character").contains(kind) || name.matches("(?i)(an?|our|my) .*");
            return proper ? name : "the " + name;
        }
    }

    static Digest of(String system) {
        var block = BLOCK.matcher(system);
        var text = block.find() ? block.group(1) : "";
        var entries = ENTRY.matcher(text)
            .results()
            .map(it -> entry(it.group(1), it.group(2).strip()))
            .toList();
        var world = line(text, "World").replaceAll(" \\(version \\d+\\)$", "");
        return new Digest(
            world,
            line(text, "Premise"),
            line(text, "Year"),
            line(text, "Place"),
            line(text, "Calendar"),
            entries
        );
    }

    private static String line(String text, String label) {
        var found = Pattern.compile("^" + label + ": (.*)$", Pattern.MULTILINE).matcher(text);
        return found.find() ? found.group(1).strip() : "";
    }

    private static Entry entry(String address, String rest) {
        var section = address.substring(1, address.indexOf('/', 1));
        var pattern = section.equals("elements") ? ELEMENT : EVENT;
        var found = pattern.matcher(rest);
        return switch (section) {
            case "elements" -> found.matches()
                ? new Entry(address, found.group(1), found.group(2), found.group(3))
                : new Entry(address, rest, "concept", rest);
            case "timeline" -> found.matches()
                ? new Entry(address, found.group(2), "timeline", found.group(1))
                : new Entry(address, rest, "timeline", rest);
            default -> {
                var statement = GRADE.matcher(rest).replaceFirst("");
                yield new Entry(address, statement, section, statement);
            }
        };
    }

    List<Entry> elements(String... kinds) {
        var wanted = Set.of(kinds);
        return entries
            .stream()
            .filter(it -> it.section().equals("elements") && wanted.contains(it.kind()))
            .toList();
    }

    List<Entry> in(String section) {
        return entries
            .stream()
            .filter(it -> it.section().equals(section))
            .toList();
    }

    Set<String> slugs(String section) {
        return new java.util.HashSet<>(in(section).stream().map(Entry::slug).toList());
    }

    /** The entry that shares most words with what was said; of those that share as many, the one with the shorter name. */
    Optional<Entry> meant(String said) {
        var words = Idea.of(said).vocabulary();
        return entries
            .stream()
            .filter(it -> shared(it, words) > 0)
            .max(
                java.util.Comparator.<Entry>comparingDouble(it -> shared(it, words)).thenComparing(
                    it -> -it.name().length()
                )
            );
    }

    private static double shared(Entry entry, Set<String> words) {
        var name = Idea.of(entry.name()).vocabulary();
        var text = Idea.of(entry.text()).vocabulary();
        var inName = words.stream().filter(name::contains).count();
        var inText = words.stream().filter(text::contains).count();
        var slug = words
            .stream()
            .filter(List.of(entry.slug().split("-"))::contains)
            .count();
        return 3.0 * inName + 2.0 * slug + inText;
    }
}
