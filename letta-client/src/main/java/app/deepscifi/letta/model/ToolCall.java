package app.deepscifi.letta.model;

/**
 * A call of a client tool that waits for its result.
 *
 * @param arguments as the model wrote them: usually a JSON object, but not checked
 */
public record ToolCall(String callId, String name, String arguments) {}
