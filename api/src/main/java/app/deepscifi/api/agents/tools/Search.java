package app.deepscifi.api.agents.tools;

import app.deepscifi.api.agents.context.NamedEntries;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.search.WordKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Searches the canon, and this person's conversation with the World Agent. */
@Component
class Search implements AgentTool<Search.Arguments> {

    record Arguments(
        @Described(value = "A few words, such as lighthouse lamp.", maxLength = Recall.QUERY_LENGTH) String query
    ) {
        Arguments {
            Checks.of(Arguments.class, query).done();
        }
    }

    /** @param title the name that a person would use; the address gives the whole entry */
    record Found(Address address, String title) {}

    record Findings(List<Found> canon, List<Recollection.Said> said) {}

    private final Recollection recollection;
    private final JsonMapper json;

    Search(Recollection recollection, JsonMapper json) {
        this.recollection = recollection;
        this.json = json;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var world = scope.world();
        var canon = inCanon(world.canon(), arguments.query());
        var said = recollection.find(scope.person().id(), world.id(), arguments.query(), Recall.MOST);
        return new ToolResult(
            new Findings(canon, said),
            (canon.size() == 1 ? "1 entry, " : canon.size() + " entries, ") +
                (said.size() == 1 ? "1 turn" : said.size() + " turns")
        );
    }

    /** Entries with all the words, in any form; those with the most occurrences first. */
    private List<Found> inCanon(Canon canon, String query) {
        var wanted = new HashSet<>(WordKeys.of(query));
        wanted.removeAll(WordKeys.STOP_WORDS);
        if (wanted.isEmpty()) {
            return List.of();
        }
        record Scored(Found found, long score) {}
        var scored = new ArrayList<Scored>();
        for (var address : canon.addresses()) {
            var entry = canon.at(address).orElseThrow();
            var words = words(address, entry);
            if (words.containsAll(wanted)) {
                var score = words.stream().filter(wanted::contains).count();
                scored.add(new Scored(new Found(address, NamedEntries.title(address, entry)), score));
            }
        }
        return scored
            .stream()
            .sorted(Comparator.comparing(Scored::score).reversed())
            .limit(Recall.MOST)
            .map(Scored::found)
            .toList();
    }

    private Collection<String> words(Address address, Entry entry) {
        return texts(json.valueToTree(entry), address.toString())
            .flatMap(text -> WordKeys.of(text).stream())
            .toList();
    }

    private static Stream<String> texts(JsonNode value, String address) {
        return Stream.concat(
            Stream.of(address),
            value.isContainer() ? value.valueStream().flatMap(it -> texts(it, "")) : Stream.of(value.asString(""))
        );
    }
}
