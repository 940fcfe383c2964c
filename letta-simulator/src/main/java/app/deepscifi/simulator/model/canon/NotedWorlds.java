package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.wish.Mood;
import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Slugs;
import app.deepscifi.simulator.model.words.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes cards from pasted notes. All cards hold the notes word for word and differ only in their tone. Parts that a
 * world needs and the notes lack are invented and listed in {@link #added}.
 */
public final class NotedWorlds {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int RULES = 2;
    private static final int ELEMENTS = 3;
    private static final Pattern YEAR = Pattern.compile("(?i)\\b(?:set in|in the year|year:?)\\s+(-?\\d{3,5})\\b");

    private final Wish.Notes notes;
    private final ArrayNode sketches;
    private final List<String> added = new ArrayList<>();

    public NotedWorlds(Wish.Notes notes, int turn) {
        this.notes = notes;
        this.sketches = DraftWriter.of(Idea.of(notes.premise()), turn, Optional.empty());
    }

    public ArrayNode drafts() {
        var drafts = JSON.createArrayNode();
        drafts.add(draft("Your notes, word for word.", List.of()));
        drafts.add(draft("Your notes, word for word, in a dark tone.", Tones.changed(List.of(), Mood.DARKER)));
        drafts.add(draft("Your notes, word for word, in a light tone.", Tones.changed(List.of(), Mood.LIGHTER)));
        return drafts;
    }

    /** Descriptions of the parts that were invented. */
    public List<String> added() {
        return added.stream().distinct().toList();
    }

    private ObjectNode draft(String pitch, List<String> tones) {
        var draft = JSON.createObjectNode().put("name", name()).put("pitch", pitch);
        var canon = draft.putObject("canon").put("premise", notes.premise());
        var year = YEAR.matcher(notes.premise());
        var setting = canon.putObject("setting");
        if (year.find()) setting.put("year", Integer.parseInt(year.group(1)));
        canon.set("tones", JSON.valueToTree(tones));
        canon.putArray("themes");
        var rules = canon.putObject("rules");
        var taken = new HashSet<String>();
        notes.rules().forEach(it -> rules.set(Slugs.free(it, taken), Entries.rule(it)));
        fill(rules, sketch("rules"), RULES, "statement");
        var elements = canon.putObject("elements");
        var names = new HashSet<String>();
        notes
            .elements()
            .forEach(it ->
                elements.set(Slugs.free(it.name(), names), Entries.element(it.kind(), it.name(), it.about()))
            );
        if (elements.size() < ELEMENTS && !notes.name().isEmpty()) {
            elements.set(Slugs.free(notes.name(), names), Entries.element("concept", notes.name(), firstSentence()));
        }
        fill(elements, sketch("elements"), ELEMENTS, "name");
        for (var section : List.of("timeline", "constraints", "questions")) canon.putObject(section);
        return draft;
    }

    private String name() {
        return notes.name().isEmpty()
            ? Texts.cut(firstSentence().replaceFirst("[.!?]$", ""), 60).strip()
            : notes.name();
    }

    private String firstSentence() {
        return notes.premise().split("(?<=[.!?])\\s", 2)[0];
    }

    private JsonNode sketch(String section) {
        return sketches.path(0).path("canon").path(section);
    }

    private void fill(ObjectNode section, JsonNode sketch, int least, String title) {
        for (Map.Entry<String, JsonNode> entry : sketch.properties()) {
            if (section.size() >= least) return;
            var value = ((ObjectNode) entry.getValue()).deepCopy();
            if (value.has("relations")) value.putArray("relations");
            section.set(entry.getKey(), value);
            added.add(value.path(title).asString(""));
        }
    }
}
