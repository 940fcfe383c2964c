package app.deepscifi.api.chat.events;

import tools.jackson.databind.JsonNode;

/**
 * An event as it is stored and sent.
 *
 * @param id    its number in its turn, from 1
 * @param event its name, such as {@code tool.started}
 */
public record NumberedEvent(int id, String event, JsonNode data) {}
