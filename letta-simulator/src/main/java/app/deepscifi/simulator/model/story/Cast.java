package app.deepscifi.simulator.model.story;

import app.deepscifi.simulator.model.canon.ReadDigest;
import app.deepscifi.simulator.model.wish.Voice.Person;
import app.deepscifi.simulator.model.words.Pools;
import app.deepscifi.simulator.model.words.SeededChoice;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The two people of a passage.
 *
 * @param hero the main character
 * @param name of the hero; empty if the passage says "I" or "you"
 * @param pronouns subject, possessive, object
 */
record Cast(String hero, String name, List<String> pronouns, String other) {
    private static final List<String> FIRST = List.of("I", "my", "me");
    private static final List<String> SECOND = List.of("you", "your", "you");
    private static final List<String> WOMAN = List.of("she", "her", "her");
    private static final List<String> MAN = List.of("he", "his", "him");

    /** Chooses the people: first those that the canon names, then those who appeared earlier in the story. */
    static Cast of(ReadDigest digest, Prose.Order order, SeededChoice dice) {
        var pools = Pools.ALL;
        var all = Stream.concat(pools.women().stream(), pools.men().stream()).toList();
        var known = all
            .stream()
            .filter(it -> count(order.seen(), it) > 0)
            .max(Comparator.comparingInt(it -> count(order.seen(), it)));
        var cast = digest.elements("character");
        var canonical = order
            .subject()
            .hero()
            .or(() -> seenMost(cast, order.seen()));
        var stranger = known.orElseGet(() -> dice.pick(dice.between(0, 1) == 0 ? pools.women() : pools.men()));
        var hero = canonical.map(ReadDigest.Entry::name).orElse(stranger);
        var pronouns = switch (order.voice().person()) {
            case FIRST -> FIRST;
            case SECOND -> SECOND;
            case THIRD -> canonical
                .map(it -> pronouns(it, order))
                .orElse(pools.women().contains(stranger) ? WOMAN : MAN);
        };
        var others = pools.women().contains(hero) ? pools.men() : pools.women();
        var rest = cast
            .stream()
            .map(ReadDigest.Entry::name)
            .filter(it -> !it.equals(hero))
            .toList();
        var met = others
            .stream()
            .filter(it -> !it.equals(hero) && count(order.seen(), it) > 0)
            .findFirst();
        var other = met.orElseGet(() -> rest.isEmpty() ? dice.pick(others) : dice.pick(rest));
        return new Cast(hero, order.voice().person() == Person.THIRD ? hero : "", pronouns, other);
    }

    private static Optional<ReadDigest.Entry> seenMost(List<ReadDigest.Entry> cast, String seen) {
        return cast
            .stream()
            .filter(it -> count(seen, it.name()) > 1)
            .max(Comparator.comparingInt(it -> count(seen, it.name())));
    }

    private static int count(String seen, String name) {
        return seen.split(Pattern.quote(name.split(" ")[0]), -1).length - 1;
    }

    /** The pronouns of a person. If no text tells the gender, the name is used instead of a pronoun. */
    private static List<String> pronouns(ReadDigest.Entry entry, Prose.Order order) {
        var said = " " + entry.text() + " " + order.happens() + " " + String.join(" ", order.subject().things()) + " ";
        if (said.matches("(?is).*\\b(?:she|her|hers|woman|girl|queen|mother)\\b.*")) return WOMAN;
        if (said.matches("(?is).*\\b(?:he|his|him|man|boy|king|father)\\b.*")) return MAN;
        var women = order.seen().split("(?i)\\b(?:she|her)\\b", -1).length;
        var men = order.seen().split("(?i)\\b(?:he|his|him)\\b", -1).length;
        if (women != men && Math.min(women, men) == 1) return women > men ? WOMAN : MAN;
        var first = entry.name().split(" ")[0];
        return List.of(first, first + "'s", first);
    }

    void into(Map<String, String> slots) {
        slots.put("hero", hero);
        slots.put("name", name);
        slots.put("who", name.isEmpty() ? pronouns.get(0) : name);
        slots.put("who_obj", name.isEmpty() ? pronouns.get(2) : name);
        slots.put("she", pronouns.get(0));
        slots.put("her", pronouns.get(1));
        slots.put("obj", pronouns.get(2));
        slots.put("other", other);
    }
}
