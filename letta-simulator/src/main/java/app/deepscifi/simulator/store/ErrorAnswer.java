package app.deepscifi.simulator.store;

import tools.jackson.databind.node.ObjectNode;

/** An error response, with Letta's body. */
public final class ErrorAnswer extends RuntimeException {

    private static final String ACTOR =
        "id='user-00000000-0000-4000-8000-000000000000' organization_id='org-00000000-0000-4000-8000-000000000000' name='default_user'";

    public final int status;
    public final transient ObjectNode body;

    private ErrorAnswer(int status, ObjectNode body) {
        super(body.path("detail").asString(""));
        this.status = status;
        this.body = body;
    }

    public static ErrorAnswer of(int status) {
        return switch (status) {
            case 401 -> new ErrorAnswer(401, Json.detail("Unauthorized"));
            case 404 -> new ErrorAnswer(404, Json.detail("Not Found"));
            case 409 -> busy(LettaIds.run());
            case 422 -> unprocessable(
                "[{'type': 'value_error', 'loc': ('body',), 'msg': 'Value error, told to fail'}]"
            );
            case 429 -> new ErrorAnswer(
                429,
                Json.detail("Rate limit exceeded for LLM model provider. Please wait before making another request.")
            );
            default -> new ErrorAnswer(status, Json.detail("An internal server error occurred"));
        };
    }

    static ErrorAnswer noAgent(String id) {
        return new ErrorAnswer(404, Json.detail("Agent with ID %s not found".formatted(id)));
    }

    public static ErrorAnswer noAgentForConversation() {
        return new ErrorAnswer(404, Json.detail("Agent not found"));
    }

    static ErrorAnswer noBlock(String label, String agent) {
        return new ErrorAnswer(
            404,
            Json.detail("No block with label '%s' found for agent '%s'".formatted(label, agent))
        );
    }

    static ErrorAnswer noConversation(String id) {
        var detail =
            "Conversation not found with id='['%s']', access level in ['read'] for actor='%s', is_deleted=False";
        return new ErrorAnswer(404, Json.detail(detail.formatted(id, ACTOR)));
    }

    static ErrorAnswer busy(String run) {
        var detail =
            "CONFLICT: Cannot send a new message: Another request (run_id=%s) is currently being processed for this conversation. Please wait for it to complete.";
        return new ErrorAnswer(409, Json.detail(detail.formatted(run)).put("run_id", run));
    }

    public static ErrorAnswer conflict() {
        return new ErrorAnswer(
            409,
            Json.detail("CONFLICT: The object was changed by another request. Please try again.")
        );
    }

    static ErrorAnswer unknownModel(String handle) {
        return new ErrorAnswer(404, Json.detail("NOT_FOUND: Handle %s not found, must be one of []".formatted(handle)));
    }

    public static ErrorAnswer nothingRuns(String conversation) {
        return new ErrorAnswer(409, Json.detail("CONFLICT: No active runs to cancel for conversation " + conversation));
    }

    /** A 422. Letta sends its validator's findings as a string, not as a list. */
    public static ErrorAnswer unprocessable(String findings) {
        return new ErrorAnswer(422, Json.object().put("trace_id", "").put("detail", findings));
    }

    public static ErrorAnswer field(String type, String field, String message) {
        return unprocessable("[{'type': '%s', 'loc': ('body', '%s'), 'msg': '%s'}]".formatted(type, field, message));
    }

    public static ErrorAnswer emptyMessages() {
        return new ErrorAnswer(422, Json.detail("Messages must not be empty"));
    }
}
