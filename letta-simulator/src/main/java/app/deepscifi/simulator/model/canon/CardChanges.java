package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.wish.Mood;
import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.wish.grammar.CardNames;
import app.deepscifi.simulator.model.words.Slugs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies the changes that a person asks for to cards, and changes nothing else. */
public final class CardChanges {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Pattern IT = Pattern.compile("(?i)(?:it|that|this|that one|this one)?");

    /** The minimum number of elements in a world. */
    private static final int SMALLEST = 3;

    private final List<ObjectNode> drafts;
    private final CardNames names;
    private List<Integer> last;

    /** @param pointed the card that the message names before the changes; may be empty */
    public CardChanges(List<ObjectNode> drafts, CardNames names, String pointed) {
        this.drafts = drafts;
        this.names = names;
        this.last = pointed.isEmpty() ? List.of() : names.some(pointed);
    }

    /**
     * Makes the change.
     *
     * @return the reason why it is impossible; empty if it was made
     */
    public Optional<String> make(Wish.Change change) {
        return switch (change) {
            case Wish.Rename(var what, var name) -> each(what, it -> it.put("name", name));
            case Wish.SetYear(var what, var year) -> each(what, it -> year(it, year));
            case Wish.Feel(var what, var mood) -> each(what, it -> feel(it, mood));
            case Wish.Without(var thing, var where) when where.isEmpty() && onCard(thing).isPresent() -> make(
                onCard(thing).get()
            );
            case Wish.Without(var thing, var where) -> each(where, it -> without(it, new Absence(thing)));
            case Wish.AddRule(var statement, var where) -> each(where, it -> rule(it, Slugs.of(statement), statement));
            default -> Optional.of("that can be done once a card has become a world");
        };
    }

    /** Splits "aliens in Glass Meridian" into the thing and its card. */
    private Optional<Wish.Without> onCard(String thing) {
        var at = thing.lastIndexOf(" in ");
        if (at < 0 || names.one(thing.substring(at + 4)).isEmpty()) return Optional.empty();
        return Optional.of(new Wish.Without(thing.substring(0, at), thing.substring(at + 4)));
    }

    private Optional<String> each(String what, Consumer<ObjectNode> change) {
        var meant = meant(what);
        if (meant.isEmpty()) return Optional.of("I see no card called “%s”".formatted(what));
        if (meant.stream().anyMatch(it -> it >= drafts.size())) return Optional.of(names.all());
        meant.forEach(it -> change.accept(drafts.get(it)));
        last = meant;
        return Optional.empty();
    }

    /** The indexes of the cards that are meant. "It" means the cards that were changed last, or all cards. */
    private List<Integer> meant(String what) {
        if (IT.matcher(what).matches()) {
            if (!last.isEmpty()) return last;
            return IntStream.range(0, drafts.size()).boxed().toList();
        }
        return names.some(what);
    }

    private static ObjectNode canon(ObjectNode draft) {
        return draft.path("canon") instanceof ObjectNode it ? it : draft.putObject("canon");
    }

    /** Sets the year, and replaces the old year in the pitch and the premise. */
    private static void year(ObjectNode draft, int year) {
        var canon = canon(draft);
        var setting = canon.path("setting") instanceof ObjectNode it ? it : canon.putObject("setting");
        var old = setting.path("year").asString("");
        setting.put("year", year);
        if (old.length() < 3) return;
        replace(draft, "pitch", old, year);
        replace(canon, "premise", old, year);
    }

    private static void replace(ObjectNode in, String field, String old, int year) {
        in.put(
            field,
            in
                .path(field)
                .asString("")
                .replaceAll("(?<![\\d-])" + old + "(?!\\d)", String.valueOf(year))
        );
    }

    private static void feel(ObjectNode draft, Mood mood) {
        var canon = canon(draft);
        var elements = canon.path("elements");
        if (mood == Mood.SMALLER && elements.size() > SMALLEST) {
            smaller(canon);
            return;
        }
        var tones = canon.path("tones").valueStream().map(JsonNode::asString).toList();
        canon.set("tones", JSON.valueToTree(Tones.changed(tones, mood)));
    }

    /** Reduces the elements to the minimum and removes references to those that are gone. */
    private static void smaller(ObjectNode canon) {
        var elements = (ObjectNode) canon.path("elements");
        elements.retain(new ArrayList<>(elements.propertyNames()).subList(0, SMALLEST));
        for (var element : elements) keep(element, "relations", elements, "to");
        for (var event : canon.path("timeline")) keep(event, "elements", elements, "");
    }

    private static void keep(JsonNode entry, String list, ObjectNode elements, String field) {
        if (!entry.has(list)) return;
        var left = entry
            .path(list)
            .valueStream()
            .filter(it -> elements.has((field.isEmpty() ? it : it.path(field)).asString("")))
            .toList();
        ((ObjectNode) entry).putArray(list).addAll(left);
    }

    private static void without(ObjectNode draft, Absence absence) {
        var rules = canon(draft).path("rules");
        var statements = rules
            .valueStream()
            .map(it -> it.path("statement").asString(""))
            .toList();
        if (!absence.saidBy(statements, rules.propertyNames())) rule(draft, absence.slug(), absence.statement());
    }

    private static void rule(ObjectNode draft, String slug, String statement) {
        var canon = canon(draft);
        var rules = canon.path("rules") instanceof ObjectNode it ? it : canon.putObject("rules");
        rules.set(Slugs.free(slug, new java.util.HashSet<>(rules.propertyNames())), Entries.rule(statement));
    }
}
