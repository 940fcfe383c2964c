package app.deepscifi.api.chat;

import app.deepscifi.domain.turn.TurnEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names and writes events, and reads them again. */
@Component
class TurnEventJson {

    /** The events that come in pieces. */
    private static final Map<String, Class<? extends TurnEvent>> PIECES = Map.of(
        "text",
        TurnEvent.Text.class,
        "reasoning",
        TurnEvent.Reasoning.class,
        "passage",
        TurnEvent.Passage.class
    );

    private final JsonMapper json;

    TurnEventJson(JsonMapper json) {
        this.json = json;
    }

    static String name(TurnEvent event) {
        return switch (event) {
            case TurnEvent.Queued _ -> "turn.queued";
            case TurnEvent.Started _ -> "turn.started";
            case TurnEvent.Reasoning _ -> "reasoning";
            case TurnEvent.Text _ -> "text";
            case TurnEvent.Passage _ -> "passage";
            case TurnEvent.ToolStarted _ -> "tool.started";
            case TurnEvent.ToolFinished _ -> "tool.finished";
            case TurnEvent.ProposalMade _ -> "proposal";
            case TurnEvent.WorldsOffered _ -> "worlds";
            case TurnEvent.WorldCreated _ -> "world";
            case TurnEvent.StoryCreated _ -> "story";
            case TurnEvent.SegmentSaved _ -> "segment";
            case TurnEvent.Suggestions _ -> "suggestions";
            case TurnEvent.Usage _ -> "usage";
            case TurnEvent.Failed _ -> "error";
            case TurnEvent.Finished _ -> "turn.finished";
        };
    }

    NumberedEvent written(int id, TurnEvent event) {
        return new NumberedEvent(id, name(event), json.valueToTree(event));
    }

    JsonNode parsed(String data) {
        return json.readTree(data);
    }

    String stored(List<NumberedEvent> events) {
        return json.writeValueAsString(events);
    }

    /** The same events, pieces of one text joined; each has the number of its last piece. */
    List<NumberedEvent> compacted(List<NumberedEvent> events) {
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

    /** The event; null for those that are never joined with another. */
    private @Nullable TurnEvent read(NumberedEvent event) {
        var type = PIECES.get(event.event());
        return type == null ? null : json.treeToValue(event.data(), type);
    }
}
