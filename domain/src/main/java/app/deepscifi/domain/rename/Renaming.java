package app.deepscifi.domain.rename;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Entry.Relation;
import app.deepscifi.domain.canon.Section;
import app.deepscifi.domain.canon.Slug;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An element or event with a new name. Its address follows its name, and references follow its address. What mentions it in
 * words is offered: people decide on each mention.
 */
public final class Renaming {

    /**
     * A mention in an entry.
     *
     * @param address of the entry, as it is before the renaming
     * @param field   the path of the text in the entry, such as {@code implications[0]}
     * @param text    the whole of it
     */
    public record Place(Address address, String field, String text, Mention mention) {}

    private final Canon canon;
    private final Address from;
    private final Address to;
    private final Entry renamed;
    private final NewNames names;

    private Renaming(Canon canon, Address from, Address to, Entry renamed, NewNames names) {
        this.canon = canon;
        this.from = from;
        this.to = to;
        this.renamed = renamed;
        this.names = names;
    }

    /**
     * @param slug null for one that is made of the name
     * @throws InvalidInput where nothing with a name is at the address, the name is the same or the slug is taken
     */
    public static Renaming of(Canon canon, Address address, String name, @Nullable Slug slug) {
        new Checks().text("name", name, Entry.NAME_LENGTH).done();
        var entry = canon.at(address).orElse(null);
        if (!(entry instanceof Element) && !(entry instanceof Event)) {
            throw new InvalidInput("address", "is no element or event of this world");
        }
        var to = slug == null ? freeAddress(canon, address, name) : new Address(address.section(), slug);
        if (!to.equals(address) && canon.at(to).isPresent()) {
            throw new InvalidInput("slug", "is taken by another entry: " + to);
        }
        return entry instanceof Element element
            ? new Renaming(canon, address, to, with(element, name, element.relations()), newNames(element, name))
            : of(canon, address, to, (Event) entry, name);
    }

    private static Renaming of(Canon canon, Address from, Address to, Event event, String name) {
        return new Renaming(canon, from, to, with(event, name), new NewNames(Map.of(event.title(), name)));
    }

    /** The address of the entry afterwards. */
    public Address to() {
        return to;
    }

    /** The names that passages may mention. */
    public NewNames names() {
        return names;
    }

    /** Every mention in the canon, in the order of addresses and fields. */
    public List<Place> mentions() {
        var places = new ArrayList<Place>();
        for (var address : canon.addresses()) {
            Prose.rewritten(canon.at(address).orElseThrow(), (field, text) -> {
                if (!isOwnName(address, field)) {
                    names.in(text).forEach(mention -> places.add(new Place(address, field, text, mention)));
                }
                return text;
            });
        }
        return places;
    }

    /**
     * The changes that rename the entry.
     *
     * @param chosen which mentions to replace
     * @throws InvalidInput where a text would be too long
     */
    public List<Change> changes(Predicate<Place> chosen) {
        var edits = new TreeMap<Address, Edit>();
        for (var address : canon.addresses()) {
            var after = Prose.rewritten(referring(address), (field, text) ->
                isOwnName(address, field)
                    ? text
                    : NewNames.replaced(
                          text,
                          names
                              .in(text)
                              .stream()
                              .filter(mention -> chosen.test(new Place(address, field, text, mention)))
                              .toList()
                      )
            );
            var place = address.equals(from) ? to : address;
            edits.put(place, new Edit(place, after));
        }
        if (!to.equals(from)) {
            edits.put(from, new Edit(from, null));
        }
        return canon.plan(List.copyOf(edits.values()));
    }

    /** The name is replaced by the renaming itself; mentions in other texts of the entry are offered. */
    private boolean isOwnName(Address address, String field) {
        return address.equals(from) && (field.equals("name") || field.equals("title") || field.startsWith("aliases"));
    }

    /** An entry whose references are right afterwards. */
    private Entry referring(Address address) {
        var entry = address.equals(from) ? renamed : canon.at(address).orElseThrow();
        return switch (entry) {
            case Element element when from.section() == Section.ELEMENTS -> with(
                element,
                element.name(),
                element
                    .relations()
                    .stream()
                    .map(it -> new Relation(moved(it.to()), it.kind(), it.strength(), it.inverse()))
                    .toList()
            );
            case Event event when from.section() == Section.ELEMENTS -> withReferences(
                event,
                event.elements().stream().map(this::moved).toList(),
                event.causes()
            );
            case Event event when from.section() == Section.TIMELINE -> withReferences(
                event,
                event.elements(),
                event.causes().stream().map(this::moved).toList()
            );
            default -> entry;
        };
    }

    private Slug moved(Slug slug) {
        return slug.equals(from.slug()) ? Objects.requireNonNull(to.slug()) : slug;
    }

    private static NewNames newNames(Element element, String name) {
        var names = new LinkedHashMap<String, String>();
        names.put(element.name(), name);
        element.aliases().forEach(alias -> names.putIfAbsent(alias, name));
        if (element.kind() == Element.Kind.CHARACTER) {
            partsOf(element.name(), name).forEach(names::putIfAbsent);
        }
        return new NewNames(names);
    }

    /** Of a person whose new name has as many words, each word may stand alone. */
    private static Map<String, String> partsOf(String old, String name) {
        var before = old.strip().split("\\s+");
        var after = name.strip().split("\\s+");
        var parts = new LinkedHashMap<String, String>();
        for (var i = 0; before.length > 1 && before.length == after.length && i < before.length; i++) {
            if (!before[i].equals(after[i])) {
                parts.put(before[i], after[i]);
            }
        }
        return parts;
    }

    /** A name without a letter of a-z or a digit leaves the address as it is. */
    private static Address freeAddress(Canon canon, Address address, String name) {
        var wanted = Slug.of(name);
        if (wanted.isEmpty()) {
            return address;
        }
        var place = new Address(address.section(), wanted.get());
        for (var number = 2; !place.equals(address) && canon.at(place).isPresent(); number++) {
            place = new Address(address.section(), new Slug(wanted.get() + "-" + number));
        }
        return place;
    }

    private static Element with(Element it, String name, List<Relation> relations) {
        return new Element(
            it.kind(),
            name,
            it.summary(),
            it.detail(),
            it.properties(),
            relations,
            it.aliases(),
            it.began(),
            it.ended(),
            it.portrait()
        );
    }

    private static Event with(Event it, String title) {
        return new Event(it.when(), title, it.significance(), it.elements(), it.end(), it.causes());
    }

    private static Event withReferences(Event it, List<Slug> elements, List<Slug> causes) {
        return new Event(it.when(), it.title(), it.significance(), elements, it.end(), causes);
    }
}
