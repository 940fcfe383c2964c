package app.deepscifi.e2e.client;

import java.util.HashMap;
import java.util.Map;

/** Where somebody says something: to whose agent, and what is open in the reader. */
public record Place(Map<String, String> fields) {
    /** Nowhere in particular: the User Agent hears it. */
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

    /** In place of an earlier turn, beside it. */
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
