package app.deepscifi.e2e.client;

import java.util.HashMap;
import java.util.Map;

/** The place in which a message is sent: the agent, and the passage that is open in the reader. */
public record Place(Map<String, String> fields) {
    /** No world: the message goes to the User Agent. */
    public static final Place ANYWHERE = new Place(Map.of());

    public Place {
        fields = Map.copyOf(fields);
    }

    public static Place world(String worldId) {
        return ANYWHERE.with("worldId", worldId);
    }

    public Place story(String storyId) {
        return with("storyId", storyId);
    }

    public Place segment(String segmentId) {
        return with("segmentId", segmentId);
    }

    /** As a replacement for an earlier turn, which becomes a sibling. */
    public Place replacing(String turnId) {
        return with("replaces", turnId);
    }

    public Map<String, String> saying(String message) {
        return with("message", message).fields();
    }

    private Place with(String field, String value) {
        var more = new HashMap<>(fields);
        more.put(field, value);
        return new Place(more);
    }
}
