package app.deepscifi.api.agents.context;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Section;
import app.deepscifi.domain.canon.Slug;
import app.deepscifi.domain.search.WordKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Finds the entries of a canon that a text names: elements by their names, aliases and parts of characters' names,
 * events by their titles, and every entry by the words of its slug. Matches whole words in any form that {@link
 * WordKeys} treats as equal. If several names begin at one word, the longest wins.
 */
final class CanonNames {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    /** Titles before the name of a person, which alone name nobody. */
    private static final Set<String> TITLES = Set.of(
        (
            "admiral aunt baron baroness brother captain chief colonel commander count countess doctor dr duchess duke emperor " +
            "empress father general judge king lady lieutenant little lord major master mister mother mr mrs ms prince " +
            "princess prof professor queen saint sergeant sir sister uncle young"
        ).split(" ")
    );

    private final Node root = new Node();

    /** A node of the prefix tree of names: the possible next words, and the entries whose name ends here. */
    private static final class Node {

        private final Map<String, Node> next = new HashMap<>(2);
        private final LinkedHashSet<Address> named = new LinkedHashSet<>(2);
    }

    private CanonNames() {}

    static CanonNames of(Canon canon) {
        var names = new CanonNames();
        names.add(Section.RULES, canon.rules());
        names.add(Section.ELEMENTS, canon.elements());
        names.add(Section.TIMELINE, canon.timeline());
        names.add(Section.CONSTRAINTS, canon.constraints());
        names.add(Section.QUESTIONS, canon.questions());
        return names;
    }

    /** The entries that the text names, each once, in the order of their first mention. */
    Set<Address> in(String text) {
        var words = WordKeys.of(text);
        var found = new LinkedHashSet<Address>();
        for (var at = 0; at < words.size(); ) {
            var length = 0;
            var node = root;
            Node longest = null;
            for (var end = at; end < words.size(); end++) {
                node = node.next.get(words.get(end));
                if (node == null) {
                    break;
                }
                if (!node.named.isEmpty()) {
                    longest = node;
                    length = end + 1 - at;
                }
            }
            if (longest != null) {
                found.addAll(longest.named);
            }
            at += Math.max(1, length);
        }
        return found;
    }

    private void add(Section section, SortedMap<Slug, ? extends Entry> entries) {
        entries.forEach((slug, entry) -> {
            var address = new Address(section, slug);
            add(slug.value(), address);
            switch (entry) {
                case Element element -> addElement(element, address);
                case Entry.Event event -> add(event.title(), address);
                default -> {
                    // The entry has no other name than its slug.
                }
            }
        });
    }

    private void addElement(Element element, Address address) {
        element.names().forEach(name -> add(name, address));
        if (element.kind() == Element.Kind.CHARACTER) {
            var names = new ArrayList<>(WordKeys.of(element.name()));
            names.removeIf(word -> word.length() < 3 || TITLES.contains(word));
            if (!names.isEmpty()) {
                add(List.of(names.getFirst()), address);
                add(List.of(names.getLast()), address);
            }
        }
    }

    private void add(String name, Address address) {
        var words = WordKeys.of(name);
        add(!words.isEmpty() && ARTICLES.contains(words.getFirst()) ? words.subList(1, words.size()) : words, address);
    }

    private void add(List<String> words, Address address) {
        if (words.stream().noneMatch(CanonNames::says)) {
            return;
        }
        var node = root;
        for (var word : words) {
            node = node.next.computeIfAbsent(word, _ -> new Node());
        }
        node.named.add(address);
    }

    /** Whether a word can name something. A number alone is usually a year or a count. */
    private static boolean says(String word) {
        return !WordKeys.STOP_WORDS.contains(word) && !word.chars().allMatch(Character::isDigit);
    }
}
