package app.deepscifi.api.exchange;

import app.deepscifi.api.exchange.format.LoreEntry;
import app.deepscifi.api.exchange.format.WorldInfo;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.Violation;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Section;
import app.deepscifi.domain.canon.Slug;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes elements of the entries of a lorebook. An element of the same name is changed, any other is new. */
final class LoreElements {

    private final JsonMapper mapper;

    LoreElements(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws InvalidInput with the path in the file of what does not fit into an element */
    List<Edit> edits(Canon canon, List<LoreEntry> entries) {
        if (entries.size() > Canon.MAX_ENTRIES) {
            throw new InvalidInput(
                "entries",
                "has " + entries.size() + " entries: at most " + Canon.MAX_ENTRIES + " are possible"
            );
        }
        var taken = new HashSet<>(canon.elements().keySet());
        var met = new HashSet<Slug>();
        var edits = new TreeMap<Address, Edit>();
        for (var entry : entries) {
            var present = present(canon, entry, met);
            var slug = present.orElseGet(() -> free(entry.name(), taken));
            met.add(slug);
            taken.add(slug);
            var address = new Address(Section.ELEMENTS, slug);
            edits.put(address, new Edit(address, element(canon, address, entry)));
        }
        return List.copyOf(edits.values());
    }

    private static Optional<Slug> present(Canon canon, LoreEntry entry, Set<Slug> met) {
        return canon
            .elements()
            .entrySet()
            .stream()
            .filter(element -> element.getValue().name().equals(entry.name()) && !met.contains(element.getKey()))
            .map(Map.Entry::getKey)
            .findFirst();
    }

    private static Slug free(String name, Set<Slug> taken) {
        var begin = Slug.of(name).map(Slug::value).orElse("entry");
        var slug = new Slug(begin);
        for (var number = 2; taken.contains(slug); number++) {
            slug = new Slug(begin + "-" + number);
        }
        return slug;
    }

    private @Nullable Entry element(Canon canon, Address address, LoreEntry entry) {
        var before = canon.elements().get(address.slug());
        if (
            before != null &&
            WorldInfo.content(before).equals(entry.content()) &&
            before.aliases().equals(entry.keys()) &&
            entry.properties().isEmpty()
        ) {
            return before;
        }
        ObjectNode json = before == null ? mapper.createObjectNode() : mapper.valueToTree(before);
        if (before == null) {
            json.put("kind", WireNames.of(entry.kind()));
        }
        json.put("name", entry.name()).put("summary", entry.content());
        var aliases = json.putArray("aliases");
        entry.keys().forEach(aliases::add);
        var properties = json.withObject("properties");
        entry.properties().forEach(properties::put);
        try {
            return mapper.treeToValue(edit(address, json), Edit.class).after();
        } catch (JacksonException refused) {
            throw refused.getCause() instanceof InvalidInput invalid ? inFile(entry.path(), invalid) : refused;
        }
    }

    private static InvalidInput inFile(String path, InvalidInput invalid) {
        return new InvalidInput(
            invalid
                .violations()
                .stream()
                .map(violation -> new Violation(violation.path().replaceFirst("^after\\.?", ""), violation.message()))
                .map(violation -> violation.within(path))
                .toList()
        );
    }

    private ObjectNode edit(Address address, ObjectNode after) {
        var edit = mapper.createObjectNode().put("address", address.toString());
        edit.set("after", after);
        return edit;
    }
}
