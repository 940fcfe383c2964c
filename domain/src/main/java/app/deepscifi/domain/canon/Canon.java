package app.deepscifi.domain.canon;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Entry.Calendar;
import app.deepscifi.domain.canon.Entry.Constraint;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Entry.Premise;
import app.deepscifi.domain.canon.Entry.Question;
import app.deepscifi.domain.canon.Entry.Rule;
import app.deepscifi.domain.canon.Entry.Setting;
import app.deepscifi.domain.canon.Entry.Themes;
import app.deepscifi.domain.canon.Entry.Tones;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is true in a world. Immutable; each entry has an {@link Address}.
 *
 * <p>Every entry is right by itself once it exists. Whether the whole holds together, {@link #requireSound()} and
 * {@link #requireWorld()} say.
 *
 * @param premise empty where there is none yet
 */
@Described("All that is true in a world.")
public record Canon(
    @Described(as = Premise.class, minLength = 0) String premise,
    Setting setting,
    @Described(optional = true) Calendar calendar,
    @Described(as = Tones.class, optional = true) List<String> tones,
    @Described(as = Themes.class, optional = true) List<String> themes,
    @Described(value = "By slug, such as no-faster-than-light.", maxItems = Canon.MAX_ENTRIES)
    SortedMap<Slug, Rule> rules,
    @Described(value = "By slug.", maxItems = Canon.MAX_ENTRIES) SortedMap<Slug, Element> elements,
    @Described(value = "By slug.", maxItems = Canon.MAX_ENTRIES, optional = true) SortedMap<Slug, Event> timeline,
    @Described(value = "By slug.", maxItems = Canon.MAX_ENTRIES, optional = true)
    SortedMap<Slug, Constraint> constraints,
    @Described(value = "By slug.", maxItems = Canon.MAX_ENTRIES, optional = true) SortedMap<Slug, Question> questions
) {
    public static final int MAX_ENTRIES = 500;
    /** Of the whole as JSON in UTF-8: what is stored, and sent in one answer. */
    public static final int MAX_BYTES = 2_000_000;
    public static final int MIN_RULES = 2;
    public static final int MIN_ELEMENTS = 3;

    /** Most referring entries that a refusal names. */
    private static final int MAX_NAMED = 20;

    public static final Canon EMPTY = new Canon(
        "",
        Setting.UNKNOWN,
        Calendar.NONE,
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>()
    );

    public Canon {
        premise = premise == null || premise.isBlank() ? "" : premise;
        setting = setting == null ? Setting.UNKNOWN : setting;
        calendar = calendar == null ? Calendar.NONE : calendar;
        tones = tones == null ? List.of() : tones;
        themes = themes == null ? List.of() : themes;
        rules = sorted(rules);
        elements = sorted(elements);
        timeline = sorted(timeline);
        constraints = sorted(constraints);
        questions = sorted(questions);
        Checks.of(
            Canon.class,
            premise,
            setting,
            calendar,
            tones,
            themes,
            rules,
            elements,
            timeline,
            constraints,
            questions
        ).done();
        tones = List.copyOf(tones);
        themes = List.copyOf(themes);
    }

    /** @return the entry at the address */
    public Optional<Entry> at(Address address) {
        return Optional.ofNullable(
            switch (address.section()) {
                case PREMISE -> premise.isBlank() ? null : new Premise(premise);
                case SETTING -> setting.equals(Setting.UNKNOWN) ? null : setting;
                case CALENDAR -> calendar.saysNothing() ? null : calendar;
                case TONES -> tones.isEmpty() ? null : new Tones(tones);
                case THEMES -> themes.isEmpty() ? null : new Themes(themes);
                case RULES -> rules.get(slugOf(address));
                case ELEMENTS -> elements.get(slugOf(address));
                case TIMELINE -> timeline.get(slugOf(address));
                case CONSTRAINTS -> constraints.get(slugOf(address));
                case QUESTIONS -> questions.get(slugOf(address));
            }
        );
    }

    /** Every address at which something stands, in the order of the sections and slugs. */
    public SortedSet<Address> addresses() {
        var all = new TreeSet<Address>();
        for (var section : Section.values()) {
            if (section.isCollection()) {
                collection(section)
                    .keySet()
                    .forEach(slug -> all.add(new Address(section, slug)));
            } else if (at(new Address(section, null)).isPresent()) {
                all.add(new Address(section, null));
            }
        }
        return all;
    }

    /** The changes that the edits come to here; those that would change nothing are left out. */
    public List<Change> plan(List<Edit> edits) {
        var planned = new TreeMap<Address, Change>();
        for (var edit : edits) {
            var before = at(edit.address()).orElse(null);
            if (planned.containsKey(edit.address())) {
                throw new InvalidInput("", edit.address() + " is changed twice: say it once");
            }
            if (!Objects.equals(before, edit.after())) {
                planned.put(edit.address(), new Change(edit.address(), before, edit.after()));
            }
        }
        return List.copyOf(planned.values());
    }

    /** The changes that lead from this canon to the other, in the order of their addresses. */
    public List<Change> diff(Canon other) {
        var all = new TreeSet<>(addresses());
        all.addAll(other.addresses());
        var edits = all
            .stream()
            .map(address -> new Edit(address, other.at(address).orElse(null)))
            .toList();
        return plan(edits);
    }

    /**
     * This canon with the changes made.
     *
     * @throws ChangeConflict where what stands here is not what a change says was there before
     */
    public Canon apply(List<Change> changes) {
        requireBefore(changes);
        var result = this;
        for (var change : changes) {
            result = result.with(change.address(), change.after());
        }
        return result;
    }

    private void requireBefore(List<Change> changes) {
        var conflicts = changes
            .stream()
            .filter(change -> !isBefore(change))
            .map(Change::address)
            .toList();
        if (!conflicts.isEmpty()) {
            throw new ChangeConflict(conflicts);
        }
    }

    /**
     * Returns the canon with the changes, if it holds together.
     *
     * @throws ChangeConflict if the canon has moved on at one of their addresses
     * @throws InvalidInput   if the result would not hold together
     */
    public Canon accept(List<Change> changes) {
        var result = apply(changes);
        result.requireRemoved(changes);
        result.requireSound();
        return result;
    }

    /**
     * The changes that are still to be made here, of changes that were made against an earlier canon: those that somebody
     * else has made as well are left out.
     *
     * @throws ChangeConflict where somebody else has changed the same entry in another way
     */
    public List<Change> rebase(List<Change> changes) {
        var open = open(changes);
        requireBefore(open);
        return open;
    }

    /** Those of the changes that are not made here yet, whether they can be made or not. */
    public List<Change> open(List<Change> changes) {
        return changes
            .stream()
            .filter(change -> !Objects.equals(at(change.address()).orElse(null), change.after()))
            .toList();
    }

    /** Those of the changes that can't be made here, because somebody else has changed the same entry in another way. */
    public List<Change> conflicting(List<Change> changes) {
        return open(changes)
            .stream()
            .filter(change -> !isBefore(change))
            .toList();
    }

    private boolean isBefore(Change change) {
        return Objects.equals(at(change.address()).orElse(null), change.before());
    }

    /**
     * This canon after changes of many versions, made one after the other. What each says was there before is not checked:
     * they are its history.
     */
    public Canon replay(List<Change> changes) {
        var last = new TreeMap<Address, Change>();
        changes.forEach(change -> last.put(change.address(), change));
        var result = this;
        for (var change : last.values()) {
            result = result.with(change.address(), change.after());
        }
        return result;
    }

    /** @throws InvalidInput where an entry points at something that is not there, or the premise is missing */
    public void requireSound() {
        var checks = new Checks();
        checkSound(checks);
        checks.done();
    }

    /** @throws InvalidInput naming everything that is missing for a world */
    public void requireWorld() {
        var checks = new Checks();
        checkSound(checks);
        if (rules.size() < MIN_RULES) {
            checks.fail("rules", "has " + rules.size() + ": a world needs " + MIN_RULES + " rules or more");
        }
        if (elements.size() < MIN_ELEMENTS) {
            checks.fail("elements", "has " + elements.size() + ": a world needs " + MIN_ELEMENTS + " elements or more");
        }
        checks.done();
    }

    /**
     * Refuses a removal that would leave something pointing at nothing.
     *
     * @param changes what led to this canon
     * @throws InvalidInput where an entry that they remove is still referred to; it names the addresses that do so
     */
    public void requireRemoved(List<Change> changes) {
        var checks = new Checks();
        for (var change : changes) {
            var address = change.address();
            if (change.after() != null) {
                continue;
            }
            var referring = referringTo(address);
            if (!referring.isEmpty()) {
                checks.fail(
                    address.section().field() + "." + address.slug(),
                    "is still referred to by " + joined(referring)
                );
            }
        }
        checks.done();
    }

    /** The addresses of the entries that refer to an element or event, in their order. */
    public List<Address> referringTo(Address address) {
        var referring = new TreeSet<Address>();
        if (address.section() == Section.ELEMENTS) {
            var element = slugOf(address);
            elements.forEach((slug, other) -> {
                if (
                    other
                        .relations()
                        .stream()
                        .anyMatch(relation -> relation.to().equals(element))
                ) {
                    referring.add(new Address(Section.ELEMENTS, slug));
                }
            });
            timeline.forEach((slug, event) -> {
                if (event.elements().contains(element)) {
                    referring.add(new Address(Section.TIMELINE, slug));
                }
            });
        } else if (address.section() == Section.TIMELINE) {
            timeline.forEach((slug, event) -> {
                if (event.causes().contains(slugOf(address))) {
                    referring.add(new Address(Section.TIMELINE, slug));
                }
            });
        }
        return List.copyOf(referring);
    }

    private static String joined(List<Address> addresses) {
        var names = addresses.stream().limit(MAX_NAMED).map(Address::toString).collect(Collectors.joining(", "));
        var more = addresses.size() > MAX_NAMED ? " and " + (addresses.size() - MAX_NAMED) + " more" : "";
        return (
            names +
            more +
            ": change " +
            (addresses.size() == 1 ? "it" : "them") +
            " as well, in the same request or before"
        );
    }

    private void checkSound(Checks checks) {
        checks.text("premise", premise, Entry.SUMMARY_LENGTH);
        elements.forEach((slug, element) -> {
            for (var i = 0; i < element.relations().size(); i++) {
                checkElement(checks, "elements." + slug + ".relations[" + i + "].to", element.relations().get(i).to());
            }
        });
        timeline.forEach((slug, event) -> {
            for (var i = 0; i < event.elements().size(); i++) {
                checkElement(checks, "timeline." + slug + ".elements[" + i + "]", event.elements().get(i));
            }
            for (var i = 0; i < event.causes().size(); i++) {
                checkCause(checks, "timeline." + slug + ".causes[" + i + "]", slug, event.causes().get(i));
            }
        });
    }

    private void checkElement(Checks checks, String path, Slug to) {
        if (!elements.containsKey(to)) {
            checks.fail(path, "points at an element that is not there: " + to);
        }
    }

    private void checkCause(Checks checks, String path, Slug event, Slug cause) {
        if (cause.equals(event)) {
            checks.fail(path, "is the event itself");
        } else if (!timeline.containsKey(cause)) {
            checks.fail(path, "points at an event that is not there: " + cause);
        }
    }

    private Canon with(Address address, @Nullable Entry entry) {
        return switch (address.section()) {
            case PREMISE -> copy(entry instanceof Premise it ? it.text() : "", setting, calendar, tones, themes);
            case SETTING -> copy(premise, entry instanceof Setting it ? it : Setting.UNKNOWN, calendar, tones, themes);
            case CALENDAR -> copy(premise, setting, entry instanceof Calendar it ? it : Calendar.NONE, tones, themes);
            case TONES -> copy(premise, setting, calendar, entry instanceof Tones it ? it.words() : List.of(), themes);
            case THEMES -> copy(premise, setting, calendar, tones, entry instanceof Themes it ? it.words() : List.of());
            case RULES -> copy(put(rules, address, (Rule) entry), elements, timeline, constraints, questions);
            case ELEMENTS -> copy(rules, put(elements, address, (Element) entry), timeline, constraints, questions);
            case TIMELINE -> copy(rules, elements, put(timeline, address, (Event) entry), constraints, questions);
            case CONSTRAINTS -> copy(
                rules,
                elements,
                timeline,
                put(constraints, address, (Constraint) entry),
                questions
            );
            case QUESTIONS -> copy(rules, elements, timeline, constraints, put(questions, address, (Question) entry));
        };
    }

    private Canon copy(String premise, Setting setting, Calendar calendar, List<String> tones, List<String> themes) {
        return new Canon(premise, setting, calendar, tones, themes, rules, elements, timeline, constraints, questions);
    }

    private Canon copy(
        SortedMap<Slug, Rule> rules,
        SortedMap<Slug, Element> elements,
        SortedMap<Slug, Event> timeline,
        SortedMap<Slug, Constraint> constraints,
        SortedMap<Slug, Question> questions
    ) {
        return new Canon(premise, setting, calendar, tones, themes, rules, elements, timeline, constraints, questions);
    }

    private SortedMap<Slug, ? extends Entry> collection(Section section) {
        return switch (section) {
            case PREMISE, SETTING, CALENDAR, TONES, THEMES -> Collections.emptySortedMap();
            case RULES -> rules;
            case ELEMENTS -> elements;
            case TIMELINE -> timeline;
            case CONSTRAINTS -> constraints;
            case QUESTIONS -> questions;
        };
    }

    private static <T> SortedMap<Slug, T> put(SortedMap<Slug, T> map, Address address, @Nullable T entry) {
        var copy = new TreeMap<>(map);
        if (entry == null) {
            copy.remove(slugOf(address));
        } else {
            copy.put(slugOf(address), entry);
        }
        return copy;
    }

    private static Slug slugOf(Address address) {
        return Objects.requireNonNull(address.slug(), "a collection's address has a slug");
    }

    private static <T> SortedMap<Slug, T> sorted(@Nullable Map<Slug, T> map) {
        return map == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
