package app.deepscifi.simulator;

import tools.jackson.databind.node.ObjectNode;

/** A request that is answered with an error, in Letta's words. */
final class Refusal extends RuntimeException {

    private static final String ACTOR =
        "id='user-00000000-0000-4000-8000-000000000000' organization_id='org-00000000-0000-4000-8000-000000000000' name='default_user'";

    final int status;
    final transient ObjectNode body;

    private Refusal(int status, ObjectNode body) {
        super(body.path("detail").asString(""));
        this.status = status;
        this.body = body;
    }

    static Refusal of(int status) {
        return switch (status) {
            case 401 -> new Refusal(401, Json.detail("Unauthorized"));
            case 404 -> new Refusal(404, Json.detail("Not Found"));
            case 405 -> new Refusal(405, Json.detail("Method Not Allowed"));
            case 409 -> busy(Ids.run());
            case 422 -> unprocessable(
                "[{'type': 'value_error', 'loc': ('body',), 'msg': 'Value error, told to fail'}]"
            );
            case 429 -> new Refusal(
                429,
                Json.detail("Rate limit exceeded for LLM model provider. Please wait before making another request.")
            );
            default -> new Refusal(status, Json.detail("An internal server error occurred"));
        };
    }

    static Refusal noAgent(String id) {
        return new Refusal(404, Json.detail("Agent with ID %s not found".formatted(id)));
    }

    static Refusal noAgentForConversation() {
        return new Refusal(404, Json.detail("Agent not found"));
    }

    static Refusal noBlock(String label, String agent) {
        return new Refusal(404, Json.detail("No block with label '%s' found for agent '%s'".formatted(label, agent)));
    }

    static Refusal noConversation(String id) {
        return new Refusal(404, Json.detail(missing("Conversation", id) + ", is_deleted=False"));
    }

    static Refusal noRun(String id) {
        return new Refusal(404, Json.detail(missing("Run", id)));
    }

    static Refusal busy(String run) {
        var detail =
            "CONFLICT: Cannot send a new message: Another request (run_id=%s) is currently being processed for this conversation. Please wait for it to complete.";
        return new Refusal(409, Json.detail(detail.formatted(run)).put("run_id", run));
    }

    static Refusal conflict() {
        return new Refusal(409, Json.detail("CONFLICT: The object was changed by another request. Please try again."));
    }

    static Refusal unknownModel(String handle) {
        return new Refusal(404, Json.detail("NOT_FOUND: Handle %s not found, must be one of []".formatted(handle)));
    }

    static Refusal nothingRuns(String conversation) {
        return new Refusal(409, Json.detail("CONFLICT: No active runs to cancel for conversation " + conversation));
    }

    static Refusal needsRedis() {
        return new Refusal(
            503,
            Json.detail(
                "Background streaming requires Redis to be running. Please ensure Redis is properly configured."
            )
        );
    }

    /** Letta sends what its validator found as a string, not as a list. */
    static Refusal unprocessable(String findings) {
        return new Refusal(422, Json.object().put("trace_id", "").put("detail", findings));
    }

    static Refusal field(String type, String field, String message) {
        return unprocessable("[{'type': '%s', 'loc': ('body', '%s'), 'msg': '%s'}]".formatted(type, field, message));
    }

    static Refusal emptyMessages() {
        return new Refusal(422, Json.detail("Messages must not be empty"));
    }

    private static String missing(String what, String id) {
        return "%s not found with id='['%s']', access level in ['read'] for actor='%s'".formatted(what, id, ACTOR);
    }
}
