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
import tools.jackson.databind.node.ObjectNode;

/** All operations that answer with JSON. */
final class Routes {

    private final Store store;

    Routes(Simulation simulation) {
        this.store = simulation.store();
    }

    JsonNode answer(Request request) {
        var segments = request.segments();
        if (!request.path().startsWith("/v1/") || segments.isEmpty()) throw ErrorAnswer.of(404);
        var rest = segments.subList(1, segments.size());
        return switch (segments.getFirst()) {
            case "health", "ready" -> health(request);
            case "models" -> Json.array(List.of(model()));
            case "agents" -> agents(request, rest);
            case "conversations" -> conversations(request, rest);
            case "runs" -> runs(request, rest);
            default -> throw ErrorAnswer.of(404);
        };
    }

    private static JsonNode health(Request request) {
        if (!request.method().equals("GET")) throw ErrorAnswer.of(405);
        return Json.object().put("version", "0.16.8").put("status", "ok");
    }

    private static ObjectNode model() {
        return Json.object()
            .put("handle", "simulator/rules")
            .put("name", "rules")
            .put("display_name", "rules")
            .put("provider_type", "openai")
            .put("provider_name", "simulator")
            .put("model_type", "llm")
            .put("context_window", 64_000);
    }

    private JsonNode agents(Request request, List<String> path) {
        return switch (request.method() + " " + shape(path)) {
            case "GET " -> agentList(request);
            case "POST " -> store.add(SimulatedAgent.from(request.body())).toJson();
            case "GET *" -> store.agent(path.getFirst()).toJson();
            case "PATCH *" -> {
                store.agent(path.getFirst());
                var patch = request.body();
                yield store.changeAgent(path.getFirst(), it -> it.patched(patch)).toJson();
            }
            case "DELETE *" -> {
                store.removeAgent(path.getFirst());
                yield Json.object().put("message", "Agent id=%s successfully deleted".formatted(path.getFirst()));
            }
            case "POST */recompile" -> text(store.agent(path.getFirst()).compiled("default", 0));
            case "POST */messages/cancel" -> cancelRuns(request);
            case "GET */core-memory/blocks" -> store.agent(path.getFirst()).blocksJson();
            case "GET */core-memory/*" -> store.agent(path.getFirst()).block(path.getLast()).toJson();
            case "PATCH */core-memory/*" -> {
                var patch = request.body();
                yield store
                    .changeAgent(path.getFirst(), it -> it.withBlock(path.getLast(), block -> block.patched(patch)))
                    .block(path.getLast())
                    .toJson();
            }
            default -> throw ErrorAnswer.of(404);
        };
    }

    private JsonNode agentList(Request request) {
        var name = request.query("name");
        var tag = request.query("tags");
        return Json.array(
            store
                .agents()
                .stream()
                .filter(it -> name.isEmpty() || it.name().equals(name))
                .filter(it -> tag.isEmpty() || it.tags().contains(tag))
                .limit(request.limit())
                .map(SimulatedAgent::toJson)
                .toList()
        );
    }

    private JsonNode conversations(Request request, List<String> path) {
        return switch (request.method() + " " + shape(path)) {
            case "GET " -> Json.array(
                store
                    .conversationsOf(agentOf(request))
                    .stream()
                    .limit(request.limit())
                    .map(SimulatedConversation::toJson)
                    .toList()
            );
            case "POST " -> begin(request).created();
            case "GET *" -> store.conversation(path.getFirst()).toJson();
            case "PATCH *" -> {
                var summary = request.body().path("summary").asString(null);
                yield store.changeConversation(path.getFirst(), it -> it.summarized(summary)).created();
            }
            case "DELETE *" -> {
                store.removeConversation(path.getFirst());
                yield Json.MAPPER.nullNode();
            }
            case "GET */messages" -> messages(request, path.getFirst());
            case "POST */cancel" -> cancel(path.getFirst());
            case "POST */recompile" -> recompile(path.getFirst());
            case "POST */fork" -> store.add(store.conversation(path.getFirst()).forked()).created();
            default -> throw ErrorAnswer.of(404);
        };
    }

    private static String agentOf(Request request) {
        var id = request.query("agent_id");
        if (!id.isEmpty()) return LettaIds.checked("agent", id);
        throw ErrorAnswer.unprocessable(
            "[{'type': 'missing', 'loc': ('query', 'agent_id'), 'msg': 'Field required', 'input': None}]"
        );
    }

    private SimulatedConversation begin(Request request) {
        var id = agentOf(request);
        if (
            store
                .agents()
                .stream()
                .noneMatch(it -> it.id().equals(id))
        ) throw ErrorAnswer.noAgentForConversation();
        return store.add(SimulatedConversation.begin(store.agent(id), request.body().path("summary").asString(null)));
    }

    /** The messages of a deleted conversation: an empty list, not a 404. */
    private JsonNode messages(Request request, String id) {
        var remembered = store.find(id).map(SimulatedConversation::messages).orElse(List.of());
        var newestFirst = !request.query("order").equals("asc");
        var ordered = newestFirst ? remembered.reversed() : remembered;
        var after = request.query(newestFirst ? "before" : "after");
        var messages = ordered
            .stream()
            .dropWhile(it -> !after.isEmpty() && !it.origin().id().equals(after))
            .skip(after.isEmpty() ? 0 : 1)
            .flatMap(it -> RememberedJson.of(it).stream())
            .limit(request.limit())
            .toList();
        return Json.array(messages);
    }

    private JsonNode cancel(String id) {
        store.conversation(id);
        var cancelled = Json.object();
        for (var run : store.running(id)) {
            if (run.end(Run.Status.CANCELLED, "cancelled")) cancelled.put(run.id(), "cancelled");
        }
        if (cancelled.isEmpty()) throw ErrorAnswer.nothingRuns(id);
        return cancelled;
    }

    /**
     * Reports `cancelled` for every known run, even one that has ended or belongs to another agent, and `failed` for an
     * unknown one.
     */
    private JsonNode cancelRuns(Request request) {
        var outcomes = Json.object();
        for (var id : request.body().path("run_ids")) {
            var run = store.findRun(id.asString(""));
            run.ifPresent(it -> it.end(Run.Status.CANCELLED, "cancelled"));
            outcomes.put(id.asString(""), run.isPresent() ? "cancelled" : "failed");
        }
        return outcomes;
    }

    private JsonNode recompile(String id) {
        var agent = store.agent(store.conversation(id).agentId());
        return text(store.changeConversation(id, it -> it.recompiled(agent)).system());
    }

    private JsonNode runs(Request request, List<String> path) {
        if (!request.method().equals("GET")) throw ErrorAnswer.of(405);
        if (path.size() == 1) return store.run(path.getFirst()).toJson();
        var conversation = request.query("conversation_id");
        var agent = request.query("agent_id");
        return Json.array(
            store
                .runs()
                .stream()
                .filter(it -> conversation.isEmpty() || it.conversationId().equals(conversation))
                .filter(it -> agent.isEmpty() || it.agentId().equals(agent))
                .limit(request.limit())
                .map(Run::toJson)
                .toList()
        );
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.valueToTree(text);
    }

    /** The path with a star in place of the id, to look up the operation. */
    private static String shape(List<String> path) {
        return switch (path.size()) {
            case 0 -> "";
            case 1 -> "*";
            case 2 -> "*/" + path.get(1);
            case 3 -> "*/" + path.get(1) + "/" + path.get(2);
            case 4 -> "*/" + path.get(1) + "/*";
            default -> "unknown";
        };
    }
}
