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

/** Changes cards in exactly what is asked for. */
public final class CardChanges {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Pattern IT = Pattern.compile("(?i)(?:it|that|this|that one|this one)?");

    /** How many elements a world needs. */
    private static final int SMALLEST = 3;

    private final List<ObjectNode> drafts;
    private final CardNames names;
    private List<Integer> last;

    /** @param pointed the card that was named before the changes; may be empty */
    public CardChanges(List<ObjectNode> drafts, CardNames names, String pointed) {
        this.drafts = drafts;
        this.names = names;
        this.last = pointed.isEmpty() ? List.of() : names.some(pointed);
    }

    /** Why it can't be done; empty when it is. */
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

    /** "Aliens in Glass Meridian" says on which card. */
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

    /** "It" is the card that was spoken of before, else all of them. */
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

    /** Where the texts name the old year, they name the new one. */
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

    /** As few elements as a world needs; nothing points at those that are gone. */
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
