package app.deepscifi.simulator.model.story;

import app.deepscifi.simulator.model.canon.Idea;
import app.deepscifi.simulator.model.canon.ReadDigest;
import app.deepscifi.simulator.model.wish.Voice;
import app.deepscifi.simulator.model.words.Inflection;
import app.deepscifi.simulator.model.words.Openings;
import app.deepscifi.simulator.model.words.Phrase;
import app.deepscifi.simulator.model.words.Pools;
import app.deepscifi.simulator.model.words.SeededChoice;
import app.deepscifi.simulator.model.words.Template;
import app.deepscifi.simulator.model.words.WordLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/** Writes passages. A fixed order of sentence types is filled with the person's things and the places of the world. */
final class Prose {

    enum Mode {
        OPENING,
        ONWARD,
        OTHERWISE,
    }

    record Passage(String title, String text) {}

    /**
     * The input for one passage.
     *
     * @param happens the event of the passage in the person's words; may be empty
     * @param seen the text of earlier passages: their people may return, their sentences may not
     * @param reader the name of the person who reads it
     */
    record Order(Mode mode, Voice voice, Subject subject, String happens, String seen, String reader) {}

    private static final Map<String, List<String>> LISTS = WordLists.json(
        Prose.class,
        "prose.json",
        new TypeReference<>() {}
    );
    private static final int LEAST_WORDS = 180;

    private final Order order;
    private final SeededChoice dice;
    private final Openings openings;
    private final Map<String, String> slots;

    private Prose(Order order, ReadDigest digest, SeededChoice dice, Openings openings) {
        this.order = order;
        this.dice = dice;
        this.openings = openings;
        this.slots = slots(digest, order, dice);
    }

    static Passage write(Order order, ReadDigest digest, SeededChoice dice, Openings openings) {
        return new Prose(order, digest, dice, openings).written();
    }

    private Passage written() {
        var paragraphs = new ArrayList<String>();
        var happens = happens();
        paragraphs.add((first() + " " + happens).strip() + " " + paragraph("sense"));
        paragraphs.add(paragraph("matter", "work", "faction"));
        paragraphs.add(paragraph("talk"));
        paragraphs.add(paragraph("reply", "rule"));
        paragraphs.add(paragraph("turn", "close"));
        if (words(paragraphs) < LEAST_WORDS) paragraphs.set(1, paragraphs.get(1) + " " + paragraph("sense", "work"));
        var text = String.join("\n\n", paragraphs);
        return new Passage(title(), namedOnce(namedOnce(text, "name"), "other"));
    }

    private static int words(List<String> paragraphs) {
        return String.join(" ", paragraphs).split("\\s+").length;
    }

    private String first() {
        return switch (order.mode()) {
            case OPENING -> filled(openings.next(order.reader(), fresh("opening")));
            case ONWARD -> sentence("onward");
            case OTHERWISE -> sentence("otherwise");
        };
    }

    private String happens() {
        if (order.happens().isEmpty()) return "";
        return Happening.of(order.happens(), slots.getOrDefault("hero", ""))
            .map(this::filled)
            .orElseGet(() -> {
                slots.put("clause", Template.capital(order.happens()));
                return sentence("clause");
            });
    }

    private static Map<String, String> slots(ReadDigest digest, Order order, SeededChoice dice) {
        var pools = Pools.ALL;
        var slots = new HashMap<String, String>();
        var things = Stream.of(
            order.subject().things().stream(),
            dice.some(2, Idea.of(digest.premise()).phrases()).stream().map(Phrase::withArticle),
            dice
                .some(2, pools.commonplaces())
                .stream()
                .map(it -> new Phrase(it).withArticle())
        )
            .flatMap(it -> it)
            .distinct()
            .toList();
        slots.put("a", things.get(0));
        slots.put("b", things.get(1));
        Cast.of(digest, order, dice).into(slots);
        slots.put("place", place(digest, dice));
        slots.put("thing", mention(digest, dice, "the old machine", "technology", "artifact", "species"));
        slots.put("order", mention(digest, dice, "the council", "faction"));
        var rules = Stream.concat(digest.in("rules").stream(), digest.in("constraints").stream()).toList();
        slots.put("rule", rules.isEmpty() ? "What is owed is paid." : Template.sentence(dice.pick(rules).name()));
        slots.put("year", digest.year().isEmpty() ? "that year" : digest.year());
        slots.put("season", dice.pick(pools.seasons()));
        slots.put("substance", dice.pick(pools.substances()));
        slots.put("n", dice.pick(pools.numbers()));
        return slots;
    }

    private static String place(ReadDigest digest, SeededChoice dice) {
        var places = digest.elements("location");
        if (!places.isEmpty()) return dice.pick(places).mention();
        return Optional.of(digest.place())
            .filter(it -> !it.isEmpty())
            .orElse("the landing");
    }

    private static String mention(ReadDigest digest, SeededChoice dice, String otherwise, String... kinds) {
        var entries = digest.elements(kinds);
        return entries.isEmpty() ? otherwise : dice.pick(entries).mention();
    }

    private String paragraph(String... lists) {
        return Stream.of(lists).map(this::sentence).collect(Collectors.joining(" "));
    }

    private String sentence(String list) {
        return filled(fresh(list).getFirst());
    }

    private String filled(String template) {
        return Template.fill(Inflection.of(template, order.voice()), slots);
    }

    /** The sentences of a list in random order; sentences that the story has not used yet come first. */
    private List<String> fresh(String list) {
        var shuffled = new ArrayList<>(dice.some(100, list(list)));
        shuffled.sort(Comparator.comparing(it -> order.seen().contains(core(it))));
        return shuffled;
    }

    /** The longest part of a template that has no slots or verbs. It is the same in every person and tense. */
    private static String core(String template) {
        return Stream.of(Inflection.still(template))
            .max(Comparator.comparingInt(String::length))
            .orElse(template)
            .strip();
    }

    private String title() {
        return Template.title(dice.pick(list("titles")), slots);
    }

    private static List<String> list(String name) {
        var list = LISTS.get(name);
        if (list == null) throw new IllegalStateException("prose.json has no list " + name);
        return list;
    }

    /** Keeps the full name at its first occurrence and shortens later ones to the first name. */
    private String namedOnce(String text, String slot) {
        var name = slots.getOrDefault(slot, "");
        var at = text.indexOf(name);
        if (at < 0 || !name.contains(" ")) return text;
        var after = at + name.length();
        return text.substring(0, after) + text.substring(after).replace(name, name.substring(0, name.indexOf(' ')));
    }
}
