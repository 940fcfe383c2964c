package app.deepscifi.simulator.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/** Passages: sentences of a kind in a fixed order, about the person's things, in the places of the world. */
final class Prose {

    enum Mode {
        OPENING,
        ONWARD,
        OTHERWISE,
    }

    record Passage(String title, String text) {}

    private static final Map<String, List<String>> LISTS = Resources.json("prose.json", new TypeReference<>() {});

    private final Dice dice;
    private final Map<String, String> slots;
    private final String seen;

    private Prose(Dice dice, Map<String, String> slots, String seen) {
        this.dice = dice;
        this.slots = slots;
        this.seen = seen;
    }

    /** @param seen what was written before: its people come again, its sentences don't */
    static Passage write(Digest digest, Idea idea, Mode mode, String seen, Dice dice) {
        var prose = new Prose(dice, slots(digest, idea, seen, dice), seen);
        var first = switch (mode) {
            case OPENING -> "opening";
            case ONWARD -> "onward";
            case OTHERWISE -> "otherwise";
        };
        var paragraphs = new ArrayList<String>();
        paragraphs.add(prose.paragraph(first, "sense"));
        paragraphs.add(prose.paragraph("matter", "work", "faction"));
        paragraphs.add(prose.paragraph("talk"));
        paragraphs.add(prose.paragraph("reply", "rule"));
        paragraphs.add(prose.paragraph("turn", "close"));
        var text = String.join("\n\n", paragraphs);
        while (text.split("\\s+").length < 180) {
            paragraphs.add(2, prose.paragraph("sense", "work"));
            text = String.join("\n\n", paragraphs);
        }
        return new Passage(prose.title(), prose.namedOnce(prose.namedOnce(text, "who"), "other"));
    }

    private static Map<String, String> slots(Digest digest, Idea idea, String seen, Dice dice) {
        var pools = Pools.ALL;
        var slots = new HashMap<String, String>();
        var phrases = Stream.concat(
            idea.phrases().stream(),
            dice.some(2, Idea.of(digest.premise()).phrases()).stream()
        ).toList();
        var spare = dice.some(2, pools.commonplaces()).stream().map(Phrase::new).toList();
        phrases = Stream.concat(phrases.stream(), spare.stream()).toList();
        slots.put("a", phrases.get(0).withArticle());
        slots.put("a1", phrases.get(0).modifier());
        slots.put("b", phrases.get(1).withArticle());
        people(slots, digest, seen, dice);
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

    /** Whoever was in the story before is in it still. */
    private static void people(Map<String, String> slots, Digest digest, String seen, Dice dice) {
        var pools = Pools.ALL;
        var known = Stream.concat(pools.women().stream(), pools.men().stream())
            .filter(it -> seen.contains(it.split(" ")[0]))
            .max(Comparator.comparingInt(it -> seen.split(it.split(" ")[0], -1).length));
        var who = known.orElseGet(() -> dice.pick(dice.between(0, 1) == 0 ? pools.women() : pools.men()));
        var woman = pools.women().contains(who);
        slots.put("who", who);
        slots.put("she", woman ? "she" : "he");
        slots.put("her", woman ? "her" : "his");
        slots.put("obj", woman ? "her" : "him");
        var others = woman ? pools.men() : pools.women();
        var met = others
            .stream()
            .filter(it -> seen.contains(it.split(" ")[0]))
            .findFirst();
        var cast = digest.elements("character");
        slots.put("other", met.orElseGet(() -> cast.isEmpty() ? dice.pick(others) : dice.pick(cast).name()));
    }

    private static String place(Digest digest, Dice dice) {
        var places = digest.elements("location");
        if (!places.isEmpty()) return dice.pick(places).mention();
        return Optional.of(digest.place())
            .filter(it -> !it.isEmpty())
            .orElse("the landing");
    }

    private static String mention(Digest digest, Dice dice, String otherwise, String... kinds) {
        var entries = digest.elements(kinds);
        return entries.isEmpty() ? otherwise : dice.pick(entries).mention();
    }

    private String paragraph(String... lists) {
        return Stream.of(lists).map(this::sentence).collect(Collectors.joining(" "));
    }

    private String sentence(String list) {
        var shuffled = dice.some(100, list(list));
        var fresh = shuffled
            .stream()
            .filter(it -> !seen.contains(core(it)))
            .findFirst()
            .orElse(shuffled.getFirst());
        return Template.fill(fresh, slots);
    }

    /** The longest part of a template that is the same whatever its slots hold. */
    private static String core(String template) {
        return Stream.of(template.split("\\{[^}]*}"))
            .max(Comparator.comparingInt(String::length))
            .orElse(template)
            .strip();
    }

    private String title() {
        return Template.title(dice.pick(list("titles")), slots);
    }

    private static List<String> list(String name) {
        var list = LISTS.get(name);
        if (list == null) throw new IllegalStateException("no sentences of the kind " + name);
        return list;
    }

    /** The full name where a person first appears, the first name after that. */
    private String namedOnce(String text, String slot) {
        var name = slots.getOrDefault(slot, "");
        var at = text.indexOf(name);
        if (at < 0 || !name.contains(" ")) return text;
        var after = at + name.length();
        return text.substring(0, after) + text.substring(after).replace(name, name.substring(0, name.indexOf(' ')));
    }
}
