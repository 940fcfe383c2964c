package app.deepscifi.api.chat.events;

import static java.util.Map.entry;

import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names and writes events, and reads them again. */
@Component
public class TurnEventJson {

    /** Names of the events, in the database and on the wire. */
    static final Map<Class<? extends TurnEvent>, String> NAMES = Map.ofEntries(
        entry(TurnEvent.Queued.class, TurnEvent.Queued.NAME),
        entry(TurnEvent.Started.class, TurnEvent.Started.NAME),
        entry(TurnEvent.CanonUsed.class, TurnEvent.CanonUsed.NAME),
        entry(TurnEvent.Reasoning.class, TurnEvent.Reasoning.NAME),
        entry(TurnEvent.Text.class, TurnEvent.Text.NAME),
        entry(TurnEvent.Passage.class, TurnEvent.Passage.NAME),
        entry(TurnEvent.ToolStarted.class, TurnEvent.ToolStarted.NAME),
        entry(TurnEvent.ToolFinished.class, TurnEvent.ToolFinished.NAME),
        entry(TurnEvent.ProposalMade.class, TurnEvent.ProposalMade.NAME),
        entry(TurnEvent.WorldsOffered.class, TurnEvent.WorldsOffered.NAME),
        entry(TurnEvent.WorldCreated.class, TurnEvent.WorldCreated.NAME),
        entry(TurnEvent.StoryCreated.class, TurnEvent.StoryCreated.NAME),
        entry(TurnEvent.SegmentSaved.class, TurnEvent.SegmentSaved.NAME),
        entry(TurnEvent.Suggestions.class, TurnEvent.Suggestions.NAME),
        entry(TurnEvent.Usage.class, TurnEvent.Usage.NAME),
        entry(TurnEvent.Failed.class, TurnEvent.Failed.NAME),
        entry(TurnEvent.Finished.class, TurnEvent.Finished.NAME)
    );

    /** The events that come in pieces. */
    private static final Map<String, Class<? extends TurnEvent>> PIECES = Stream.of(
        TurnEvent.Text.class,
        TurnEvent.Reasoning.class,
        TurnEvent.Passage.class
    ).collect(Collectors.toMap(TurnEventJson::name, type -> type));

    private final JsonMapper json;

    TurnEventJson(JsonMapper json) {
        this.json = json;
    }

    private static String name(Class<? extends TurnEvent> type) {
        return Objects.requireNonNull(NAMES.get(type), () -> type + " has no name");
    }

    public EventText text(int id, TurnEvent event) {
        return new EventText(id, name(event.getClass()), json.writeValueAsString(event));
    }

    NumberedEvent written(int id, TurnEvent event) {
        return new NumberedEvent(id, name(event.getClass()), json.valueToTree(event));
    }

    JsonNode parsed(String data) {
        return json.readTree(data);
    }

    String stored(Collection<Addition> additions) {
        return json.writeValueAsString(additions.stream().map(Row::new).toList());
    }

    /** The JSON of additions that the store's SQL reads. */
    private record Row(
        UUID turn,
        UUID runner,
        int before,
        int last,
        int bytes,
        String status,
        String ending,
        List<EventText> events
    ) {
        Row(Addition addition) {
            this(
                addition.turn().value(),
                addition.runner(),
                addition.before(),
                addition.last(),
                addition.bytes(),
                WireNames.of(addition.status().asStored()),
                WireNames.of(addition.status()),
                addition.events()
            );
        }
    }

    /** The same events with the pieces of one text joined; each has the number of its last piece. */
    public List<NumberedEvent> compacted(List<NumberedEvent> events) {
        var compacted = new ArrayList<NumberedEvent>();
        TurnEvent open = null;
        for (var event : events) {
            var read = read(event);
            var joined = open == null || read == null ? null : TurnEvent.joined(open, read).orElse(null);
            if (joined == null) {
                compacted.add(event);
                open = read;
            } else {
                compacted.set(compacted.size() - 1, written(event.id(), joined));
                open = joined;
            }
        }
        return compacted;
    }

    /** The event; null for kinds that are never joined. */
    private @Nullable TurnEvent read(NumberedEvent event) {
        var type = PIECES.get(event.event());
        return type == null ? null : json.treeToValue(event.data(), type);
    }
}
