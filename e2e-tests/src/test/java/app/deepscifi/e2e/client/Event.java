package app.deepscifi.e2e.client;

import tools.jackson.databind.JsonNode;

/** One event of a turn as it was sent. */
public record Event(int id, String name, JsonNode data) {
    public boolean is(String other) {
        return name.equals(other);
    }
}
