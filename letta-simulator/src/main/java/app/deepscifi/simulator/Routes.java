package app.deepscifi.simulator;

import app.deepscifi.simulator.store.ErrorAnswer;
import app.deepscifi.simulator.store.Json;
import app.deepscifi.simulator.store.LettaIds;
import app.deepscifi.simulator.store.RememberedJson;
import app.deepscifi.simulator.store.Run;
import app.deepscifi.simulator.store.SimulatedAgent;
import app.deepscifi.simulator.store.SimulatedConversation;
import app.deepscifi.simulator.store.Store;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * All operations that answer with JSON. Agents, blocks and conversations have the fields that letta.yaml of
 * letta-client names.
 */
final class Routes {

    private final Store store;

    Routes(Simulation simulation) {
        this.store = simulation.store();
    }

    JsonNode answer(Request request) {
        return switch (request.operation()) {
            case "GET /v1/health" -> Json.object().put("version", "0.16.8").put("status", "ok");
            case "POST /v1/agents" -> Json.object().put("id", store.add(SimulatedAgent.from(request.body())).id());
            case "DELETE /v1/agents/*" -> {
                store.removeAgent(request.id());
                yield Json.object().put("message", "Agent id=%s successfully deleted".formatted(request.id()));
            }
            case "PATCH /v1/agents/*/core-memory/blocks/*" -> patch(request);
            case "POST /v1/conversations" -> begin(request.query("agent_id", ""));
            case "DELETE /v1/conversations/*" -> {
                store.removeConversation(request.id());
                yield Json.MAPPER.nullNode();
            }
            case "POST /v1/conversations/*/recompile" -> recompile(request.id());
            case "POST /v1/conversations/*/cancel" -> cancel(request.id());
            case "GET /v1/conversations/*/messages" -> messages(request);
            default -> throw ErrorAnswer.of(404);
        };
    }

    private JsonNode patch(Request request) {
        var value = request.body().path("value").asString("");
        var agent = store.changeAgent(request.id(), it -> it.withBlock(request.label(), value));
        return Json.object().put("label", request.label()).put("value", agent.block(request.label()).value());
    }

    private JsonNode begin(String agent) {
        var found = store.findAgent(LettaIds.checked("agent", agent)).orElseThrow(ErrorAnswer::noAgentForConversation);
        var begun = store.add(SimulatedConversation.begin(found));
        return Json.object().put("id", begun.id()).put("agent_id", begun.agentId());
    }

    private JsonNode recompile(String id) {
        var agent = store.agent(store.conversation(id).agentId());
        return Json.MAPPER.valueToTree(store.changeConversation(id, it -> it.recompiled(agent)).system());
    }

    private JsonNode cancel(String id) {
        store.conversation(id);
        var cancelled = Json.object();
        for (var run : store.running(id)) {
            if (run.end(Run.Status.CANCELLED)) cancelled.put(run.id(), "cancelled");
        }
        if (cancelled.isEmpty()) throw ErrorAnswer.nothingRuns(id);
        return cancelled;
    }

    /** The messages of a deleted conversation: an empty list, not a 404. */
    private JsonNode messages(Request request) {
        var remembered = store.find(request.id()).map(SimulatedConversation::messages).orElse(List.of());
        var ordered = request.query("order", "desc").equals("asc") ? remembered : remembered.reversed();
        return Json.array(
            ordered
                .stream()
                .flatMap(it -> RememberedJson.of(it).stream())
                .limit(Integer.parseInt(request.query("limit", "100")))
                .toList()
        );
    }
}
