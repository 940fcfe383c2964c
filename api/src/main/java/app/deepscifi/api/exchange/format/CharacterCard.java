package app.deepscifi.api.exchange.format;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Entry.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads character cards V2 and V3 in their JSON form: the person, and the entries of their book. */
public final class CharacterCard {

    private static final Set<String> SPECS = Set.of("chara_card_v2", "chara_card_v3");

    /** Fields of a card that become properties, in this order. */
    private static final List<String> FIELDS = List.of("personality", "scenario", "first_mes", "mes_example");

    private CharacterCard() {}

    /** @return empty where the file is no card */
    public static Optional<List<LoreEntry>> read(JsonNode file) {
        if (!SPECS.contains(file.path("spec").asString(""))) {
            return Optional.empty();
        }
        var data = file.path("data");
        var name = Lorebook.text("data", data, "name");
        if (name.isEmpty()) {
            throw new InvalidInput("data.name", "is missing");
        }
        var properties = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            var text = Lorebook.text("data", data, field);
            if (!text.isEmpty()) {
                properties.put(field, text);
            }
        }
        var description = Lorebook.text("data", data, "description", "personality", "scenario");
        if (description.isEmpty()) {
            throw new InvalidInput("data.description", "is missing");
        }
        var found = new ArrayList<LoreEntry>();
        found.add(new LoreEntry("data", Element.Kind.CHARACTER, name, List.of(), description, properties));
        found.addAll(Lorebook.entries("data.character_book.entries", data.path("character_book").path("entries")));
        return Optional.of(found);
    }
}
