package app.deepscifi.api.agents.context;

import app.deepscifi.api.agents.runtime.Fenced;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Titles;
import app.deepscifi.domain.turn.TurnEvent.UsedEntry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds the entries of canon that a message names. The agent gets them in full without asking. */
@Component
public class NamedEntries {

    /** In characters; about 2,000 tokens. */
    static final int BUDGET = 8_000;

    private static final int TITLE_LENGTH = 60;

    private final JsonMapper json;
    private final Cache<Version, CanonNames> names = Caffeine.newBuilder().maximumSize(100).build();

    NamedEntries(JsonMapper json) {
        this.json = json;
    }

    /** A key of the cache: a version of a canon never changes. */
    private record Version(WorldId world, int number) {}

    /**
     * @param text    the entries within the budget, as data, and the names of the others
     * @param entries those within the budget
     */
    record Named(String text, List<UsedEntry> entries) {
        static final Named NONE = new Named("", List.of());
    }

    /** @param texts messages; entries of the first one have priority */
    Named in(WorldView world, List<String> texts) {
        var canonNames = names.get(new Version(world.id(), world.version()), _ -> CanonNames.of(world.canon()));
        var addresses = new LinkedHashSet<Address>();
        texts.forEach(text -> addresses.addAll(canonNames.in(text)));
        var shown = new StringBuilder();
        var used = new ArrayList<UsedEntry>();
        var left = new ArrayList<String>();
        for (var address : addresses) {
            var entry = world.canon().at(address).orElseThrow();
            var line = address + " — " + Fenced.json(json.writeValueAsString(entry)) + "\n";
            if (shown.length() + line.length() <= BUDGET) {
                shown.append(line);
                used.add(new UsedEntry(address, title(address, entry)));
            } else {
                left.add(address.toString());
            }
        }
        if (!left.isEmpty()) {
            shown.append("Named too, to be read with read_canon: ").append(String.join(", ", left)).append('\n');
        }
        return addresses.isEmpty() ? Named.NONE : new Named(shown.toString(), List.copyOf(used));
    }

    /** @return the name that a person would use */
    public static String title(Address address, Entry entry) {
        var title = Titles.of(address, entry);
        return title.length() <= TITLE_LENGTH ? title : title.substring(0, TITLE_LENGTH - 1).strip() + "…";
    }
}
