package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.wish.Mood;
import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Slugs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Collects the changes to a canon that a person asks for, until they are proposed. */
public final class CanonDraft {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern WORLD = Pattern.compile(
        "(?i)(?:it|this|that|them|everything|all|all of (?:it|this|them)|the whole thing|(?:the|this|my|our) (?:whole )?(?:world|tones?|mood|setting|canon)(?: name)?)?"
    );

    private final ReadDigest digest;
    private final Lookup lookup;
    private final @Nullable JsonNode read;
    private final Map<String, JsonNode> edits = new LinkedHashMap<>();
    private final List<String> already = new ArrayList<>();
    private final List<String> impossible = new ArrayList<>();

    /** @param read the result of {@code read_canon}, by address; null if it was not called */
    public CanonDraft(ReadDigest digest, @Nullable JsonNode read) {
        this.digest = digest;
        this.lookup = new Lookup(digest);
        this.read = read;
    }

    /** The changed entries by address. A JSON null removes the entry. */
    public Map<String, JsonNode> edits() {
        return edits;
    }

    /** Sentences about changes that the canon already contains. */
    public List<String> already() {
        return already;
    }

    /** Reasons why changes are impossible. If there is one, nothing is proposed. */
    public List<String> impossible() {
        return impossible;
    }

    /** The addresses to read before these changes. Empty if none are needed; an empty list means the whole canon. */
    public static java.util.Optional<List<String>> toRead(List<Wish.Change> changes, ReadDigest digest) {
        if (!digest.whole()) return java.util.Optional.of(List.of());
        var addresses = new ArrayList<String>();
        for (var change : changes) {
            switch (change) {
                case Wish.SetYear _ -> addresses.add("/setting");
                case Wish.Feel _ -> addresses.add("/tones");
                case Wish.Rename(var what, _) -> new Lookup(digest)
                    .find(what)
                    .forEach(it -> addresses.add(it.address()));
                case Wish.Drop(var what) -> {
                    var elements = new Lookup(digest)
                        .find(what)
                        .stream()
                        .anyMatch(it -> it.section().equals("elements"));
                    if (elements) return java.util.Optional.of(List.of());
                }
                default -> {
                }
            }
        }
        return addresses.isEmpty()
            ? java.util.Optional.empty()
            : java.util.Optional.of(addresses.stream().distinct().toList());
    }

    public void make(Wish.Change change) {
        switch (change) {
            case Wish.AddRule(var statement, var where) -> here(where, () ->
                add("rules", statement, Entries.rule(statement))
            );
            case Wish.Without(var thing, var where) -> here(where, () -> without(new Absence(thing)));
            case Wish.Forbid(var thing) -> add("constraints", "no " + thing, Entries.forbidden(thing));
            case Wish.AddElement it -> element(it);
            case Wish.AddEvent it -> add("timeline", it.title(), Entries.event(it));
            case Wish.ChangePremise(var text) -> edits.put("/premise", JSON.valueToTree(text));
            case Wish.Drop(var what) -> one(what, this::drop);
            case Wish.Rename it -> rename(it);
            case Wish.SetYear(var what, var year) -> here(what, () -> year(year));
            case Wish.Feel(var what, var mood) -> here(what, () -> feel(mood));
        }
    }

    /** Applies a change that is only possible for the whole world. */
    private void here(String what, Runnable change) {
        if (WORLD.matcher(what).matches() || what.equalsIgnoreCase(digest.world())) change.run();
        else impossible.add("that can be done for the whole world, not for “%s” alone".formatted(what));
    }

    private void add(String section, String name, JsonNode value) {
        var taken = digest.slugs(section);
        edits.keySet().forEach(it -> taken.add(it.substring(it.lastIndexOf('/') + 1)));
        edits.put("/" + section + "/" + Slugs.free(name, taken), value);
    }

    private void without(Absence absence) {
        var rules = new ArrayList<>(digest.in("rules"));
        rules.addAll(digest.in("constraints"));
        if (absence.saidBy(rules.stream().map(ReadDigest.Entry::name).toList(), digest.slugs("rules"))) {
            already.add("This world has that rule already.");
        } else {
            edits.put("/rules/" + absence.slug(), Entries.rule(absence.statement()));
        }
    }

    private void element(Wish.AddElement wish) {
        var same = digest
            .in("elements")
            .stream()
            .filter(it -> it.name().equalsIgnoreCase(wish.name()))
            .findFirst();
        same.ifPresentOrElse(
            it -> already.add("%s is in the canon already, at %s.".formatted(it.name(), it.address())),
            () -> add("elements", wish.name(), Entries.element(wish.kind(), wish.name(), wish.about()))
        );
    }

    private void one(String what, java.util.function.Consumer<ReadDigest.Entry> change) {
        var found = lookup.find(what);
        if (found.size() == 1) change.accept(found.getFirst());
        else if (found.isEmpty()) impossible.add(
            "I can't find “%s” in the canon of %s".formatted(what, digest.world())
        );
        else impossible.add(
            "“%s” may be %s: say which by its address".formatted(
                what,
                String.join(" or ", found.stream().map(ReadDigest.Entry::address).toList())
            )
        );
    }

    private void drop(ReadDigest.Entry entry) {
        edits.put(entry.address(), JSON.nullNode());
        if (!entry.section().equals("elements") || read == null) return;
        for (var address : read.propertyNames()) {
            if (address.startsWith("/elements/")) forget(
                address,
                "relations",
                it -> it.path("to").asString(""),
                entry.slug()
            );
            if (address.startsWith("/timeline/")) forget(address, "elements", it -> it.asString(""), entry.slug());
        }
    }

    /** Removes the references to a removed element from another entry. */
    private void forget(String address, String list, Function<JsonNode, String> slug, String gone) {
        var value = current(address);
        if (value == null || edits.getOrDefault(address, value).isNull()) return;
        var left = value
            .path(list)
            .valueStream()
            .filter(it -> !slug.apply(it).equals(gone))
            .toList();
        if (left.size() == value.path(list).size()) return;
        value.putArray(list).addAll(left);
        edits.put(address, value);
    }

    private void rename(Wish.Rename wish) {
        if (WORLD.matcher(wish.what()).matches() || wish.what().equals(digest.world())) {
            impossible.add("the name of a world is changed by hand, in its settings");
            return;
        }
        one(wish.what(), entry -> {
            var value = current(entry.address());
            var field = switch (entry.section()) {
                case "elements" -> "name";
                case "timeline" -> "title";
                default -> "";
            };
            if (field.isEmpty() || value == null) impossible.add("“%s” has no name to change".formatted(wish.what()));
            else edits.put(entry.address(), value.put(field, wish.name()));
        });
    }

    private void year(int year) {
        var setting = current("/setting");
        var value = setting == null ? JSON.createObjectNode().putNull("place").putNull("calendar") : setting;
        if (value.path("year").asInt(Integer.MIN_VALUE) == year) already.add("It is set in that year already.");
        else edits.put("/setting", value.put("year", year));
    }

    private void feel(Mood mood) {
        var tones = edits.getOrDefault("/tones", at("/tones"));
        var words = tones.valueStream().map(JsonNode::asString).toList();
        var changed = Tones.changed(words, mood);
        if (changed.equals(words)) already.add("It is as much so as I can make it.");
        else edits.put("/tones", JSON.valueToTree(changed));
    }

    /** A copy of an entry with the changes collected so far; null if it is unknown or no object. */
    private @Nullable ObjectNode current(String address) {
        return edits.getOrDefault(address, at(address)) instanceof ObjectNode it ? it.deepCopy() : null;
    }

    private JsonNode at(String address) {
        return read == null ? JSON.missingNode() : read.path(address);
    }
}
