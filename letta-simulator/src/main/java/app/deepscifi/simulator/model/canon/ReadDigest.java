package app.deepscifi.simulator.model.canon;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The canon of a world as the memory block {@code project} lists it: one line for each entry, with its address.
 *
 * @param whole whether the block lists all entries; a long canon is shortened
 */
public record ReadDigest(
    String world,
    String premise,
    String year,
    String place,
    String tones,
    boolean whole,
    List<Entry> entries
) {
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
     * One entry.
     *
     * @param name of an element; for other entries the statement, title or question
     * @param kind of an element; for other entries the section
     * @param text the summary of an element, the date of an event, or the statement
     */
    public record Entry(String address, String name, String kind, String text) {
        String section() {
            return address.substring(1, address.indexOf('/', 1));
        }

        String slug() {
            return address.substring(address.indexOf('/', 1) + 1);
        }

        /** The name as it is written within a sentence. */
        public String mention() {
            if (name.startsWith("The ")) return "the " + name.substring(4);
            var proper = Set.of("location", "character").contains(kind) || name.matches("(?i)(an?|our|my) .*");
            return proper ? name : "the " + name;
        }
    }

    public static ReadDigest of(String system) {
        var block = BLOCK.matcher(system);
        var text = block.find() ? block.group(1) : "";
        var entries = ENTRY.matcher(text)
            .results()
            .map(it -> entry(it.group(1), it.group(2).strip()))
            .toList();
        var world = line(text, "World").replaceAll(" \\(version \\d+\\)$", "");
        return new ReadDigest(
            world,
            line(text, "Premise"),
            line(text, "Year"),
            line(text, "Place"),
            line(text, "Tones"),
            !text.contains("(Left out, because"),
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

    public List<Entry> elements(String... kinds) {
        var wanted = Set.of(kinds);
        return entries
            .stream()
            .filter(it -> it.section().equals("elements") && wanted.contains(it.kind()))
            .toList();
    }

    public List<Entry> in(String section) {
        return entries
            .stream()
            .filter(it -> it.section().equals(section))
            .toList();
    }

    Set<String> slugs(String section) {
        return new HashSet<>(in(section).stream().map(Entry::slug).toList());
    }

    /**
     * A complete digest, made by adding the result of {@code read_canon}. A digest that is already complete is returned
     * as it is.
     */
    public ReadDigest with(@Nullable JsonNode read) {
        if (read == null || whole) return this;
        var all = new LinkedHashMap<String, Entry>();
        entries.forEach(it -> all.put(it.address(), it));
        for (var property : read.properties()) {
            var address = property.getKey();
            if (!address.startsWith("/") || address.indexOf('/', 1) < 0 || !property.getValue().isObject()) continue;
            all.put(address, entry(address, property.getValue()));
        }
        return new ReadDigest(world, premise, year, place, tones, true, List.copyOf(all.values()));
    }

    private static Entry entry(String address, JsonNode value) {
        var section = address.substring(1, address.indexOf('/', 1));
        return switch (section) {
            case "elements" -> new Entry(
                address,
                value.path("name").asString(""),
                value.path("kind").asString(""),
                value.path("summary").asString("")
            );
            case "timeline" -> new Entry(
                address,
                value.path("title").asString(""),
                section,
                value.path("when").asString("")
            );
            default -> {
                var text = value.path("statement").asString(value.path("text").asString(""));
                yield new Entry(address, text, section, text);
            }
        };
    }
}
