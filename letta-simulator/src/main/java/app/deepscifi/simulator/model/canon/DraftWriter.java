package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.words.Phrase;
import app.deepscifi.simulator.model.words.Pools;
import app.deepscifi.simulator.model.words.SeededChoice;
import app.deepscifi.simulator.model.words.Slugs;
import app.deepscifi.simulator.model.words.Template;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes three worlds from one idea, each from another {@link Angle}. */
public final class DraftWriter {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern YEAR = Pattern.compile("\\b(1[89]\\d\\d|[2-9]\\d{3})\\b");
    private static final int COUNT = 3;
    private static final int LEAD = 700;

    /** A relation between kinds of elements. Each draft picks one of the names in {@code kinds}. */
    private record Bond(String from, String to, List<String> kinds, String strength) {}

    private static final List<Bond> BONDS = List.of(
        new Bond("place", "concept", List.of("lives by", "is divided over", "is named in"), "moderate"),
        new Bond("technology", "place", List.of("is kept in", "was built for", "stands in"), "moderate"),
        new Bond("technology", "concept", List.of("measures", "made possible", "depends on"), "weak"),
        new Bond("faction", "place", List.of("governs", "answers for", "holds the keys of"), "strong"),
        new Bond("faction", "technology", List.of("depends on", "guards", "pays for"), "strong"),
        new Bond("rival", "faction", List.of("opposes", "split from", "bargains with"), "strong"),
        new Bond("rival", "concept", List.of("denies", "suffers under", "lives off"), "moderate"),
        new Bond("concept", "faction", List.of("is the law of", "gives power to", "shames"), "weak")
    );

    private static final Map<String, String> KINDS = Map.of(
        "place",
        "location",
        "technology",
        "technology",
        "faction",
        "faction",
        "rival",
        "faction",
        "concept",
        "concept"
    );
    private static final List<String> ORDER = List.of("place", "technology", "faction", "rival", "concept");

    private final Angle angle;
    private final SeededChoice dice;
    private final Map<String, String> slots;
    private final int year;
    private final List<Integer> years;

    private DraftWriter(Angle angle, SeededChoice dice, List<Phrase> phrases, Optional<Integer> asked) {
        this.angle = angle;
        this.dice = dice;
        this.year = asked.orElseGet(() -> dice.between(2187, 3319));
        var third = year - dice.between(3, 19);
        var second = third - dice.between(31, 77);
        this.years = List.of(second - dice.between(60, 190), second, third, year);
        this.slots = slots(phrases);
    }

    /**
     * Three drafts. Each premise begins with the idea, word for word.
     *
     * @param turn varies the worlds when the same idea is given again
     * @param asked the year, if the person named one
     */
    public static ArrayNode of(Idea idea, int turn, Optional<Integer> asked) {
        var dice = SeededChoice.of(idea.words(), turn);
        var year = asked.or(() ->
            YEAR.matcher(idea.words())
                .results()
                .map(it -> Integer.parseInt(it.group()))
                .findFirst()
        );
        var phrases = idea
            .phrases()
            .stream()
            .filter(it -> !it.bare().matches("[\\d ]+"))
            .toList();
        var drafts = JSON.createArrayNode();
        var angles = dice.some(COUNT, Angle.ALL);
        for (var i = 0; i < angles.size(); i++) {
            var draft = new DraftWriter(angles.get(i), dice, turned(phrases, i), year).draft();
            var canon = (ObjectNode) draft.path("canon");
            var lead = Template.sentence(idea.words());
            if (lead.length() <= LEAD) canon.put("premise", (lead + " " + canon.path("premise").asString()).strip());
            drafts.add(draft);
        }
        return drafts;
    }

    /** Rotates the phrases, so that each draft begins with another one. */
    private static List<Phrase> turned(List<Phrase> phrases, int by) {
        if (phrases.isEmpty()) return phrases;
        var at = by % phrases.size();
        return java.util.stream.Stream.concat(
            phrases.subList(at, phrases.size()).stream(),
            phrases.subList(0, at).stream()
        ).toList();
    }

    private Map<String, String> slots(List<Phrase> phrases) {
        var pools = Pools.ALL;
        var spare = dice.some(3, pools.commonplaces()).stream().map(Phrase::new).toList();
        var slots = new HashMap<String, String>();
        var letters = List.of("a", "b", "c");
        for (var i = 0; i < letters.size(); i++) {
            var phrase = i < phrases.size() ? phrases.get(i) : spare.get(i);
            slots.put(letters.get(i), phrase.withArticle());
            slots.put(letters.get(i) + ".", phrase.withArticle());
            slots.put(letters.get(i) + "1", phrase.modifier());
        }
        var number = dice.pick(pools.numbers());
        slots.put("place", dice.pick(pools.placeFirst()) + " " + dice.pick(pools.placeSecond()));
        slots.put("keepers", dice.pick(pools.keepers()));
        slots.put("order", dice.pick(pools.orderFirst()) + " " + dice.pick(pools.orderSecond()));
        slots.put("substance", dice.pick(pools.substances()));
        slots.put("machine", dice.pick(pools.machines()));
        slots.put("season", dice.pick(pools.seasons()));
        slots.put("n", number);
        slots.put("n.", number);
        slots.put("year", String.valueOf(year));
        for (var i = 0; i < 3; i++) slots.put("y" + (i + 1), String.valueOf(years.get(i)));
        return slots;
    }

    private ObjectNode draft() {
        var draft = JSON.createObjectNode();
        draft.put("name", Template.title(dice.pick(angle.names()), slots));
        draft.put("pitch", fill(dice.pick(angle.pitches())));
        var canon = draft.putObject("canon").put("premise", fill(dice.pick(angle.premises())));
        canon.putObject("setting").put("year", year).put("place", slots.get("place")).putNull("calendar");
        angle.tones().forEach(canon.putArray("tones")::add);
        angle.themes().forEach(canon.putArray("themes")::add);
        rules(canon.putObject("rules"));
        var slugs = elements(canon.putObject("elements"));
        timeline(canon.putObject("timeline"), slugs);
        constraints(canon.putObject("constraints"));
        questions(canon.putObject("questions"));
        return draft;
    }

    private void rules(ObjectNode rules) {
        var taken = new HashSet<String>();
        var certainties = List.of("fundamental", "established", "established", "tentative");
        var chosen = dice.some(dice.between(3, 4), angle.rules());
        for (var i = 0; i < chosen.size(); i++) {
            var seed = chosen.get(i);
            var statement = fill(seed.s());
            var rule = rules
                .putObject(Slugs.free(statement, taken))
                .put("statement", statement)
                .put("scope", seed.x() == null ? (i == 0 ? "universal" : "local") : "conditional")
                .put("certainty", certainties.get(i));
            rule.putArray("implications").add(fill(seed.i()));
            var exceptions = rule.putArray("exceptions");
            if (seed.x() != null) exceptions.add(fill(seed.x()));
        }
    }

    private Map<String, String> elements(ObjectNode elements) {
        var taken = new HashSet<String>();
        var names = new LinkedHashMap<String, String>();
        var slugs = new HashMap<String, String>();
        for (var key : ORDER) {
            var name = Template.title(dice.pick(seed(key).names()), slots);
            names.put(key, name);
            slugs.put(key, Slugs.free(name, taken));
        }
        names.forEach((key, name) -> {
            var element = elements
                .putObject(slugs.get(key))
                .put("kind", KINDS.get(key))
                .put("name", name)
                .put("summary", fill(dice.pick(seed(key).summaries())))
                .put("detail", "sketch");
            element.putObject("properties");
            var relations = element.putArray("relations");
            for (var bond : BONDS) {
                if (!bond.from().equals(key)) continue;
                relations
                    .addObject()
                    .put("to", slugs.get(bond.to()))
                    .put("kind", dice.pick(bond.kinds()))
                    .put("strength", bond.strength());
            }
        });
        return slugs;
    }

    private Angle.ElementSeed seed(String key) {
        var seed = angle.elements().get(key);
        if (seed == null) throw new IllegalStateException("angles.json has no texts for " + key);
        return seed;
    }

    private void timeline(ObjectNode timeline, Map<String, String> slugs) {
        var taken = new HashSet<String>();
        var left = dice
            .some(3, List.of(0, 1, 2, 3))
            .stream()
            .sorted()
            .toList();
        for (var at : left) {
            var seed = angle.events().get(at);
            var title = Template.capital(fill(seed.t()));
            var month = dice.between(0, 12);
            var event = timeline
                .putObject(Slugs.free(title, taken))
                .put("when", month == 0 ? String.valueOf(years.get(at)) : "%d-%02d".formatted(years.get(at), month))
                .put("title", title)
                .put("significance", fill(seed.w()));
            var elements = event.putArray("elements");
            seed.e().forEach(it -> elements.add(slugs.get(it)));
        }
    }

    private void constraints(ObjectNode constraints) {
        var taken = new HashSet<String>();
        for (var seed : dice.some(dice.between(1, 2), angle.constraints())) {
            var statement = fill(seed.s());
            constraints
                .putObject(Slugs.free(statement, taken))
                .put("statement", statement)
                .put("kind", seed.k())
                .put("strictness", dice.pick(List.of("absolute", "strong")));
        }
    }

    private void questions(ObjectNode questions) {
        var taken = new HashSet<String>();
        for (var seed : dice.some(2, angle.questions())) {
            var text = fill(seed);
            questions.putObject(Slugs.free(text, taken)).put("text", text);
        }
    }

    private String fill(String template) {
        return Template.fill(template, slots);
    }
}
