package app.deepscifi.simulator;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.Delivery;
import app.deepscifi.simulator.model.ModelAnswer;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.Pieces;
import app.deepscifi.simulator.store.CallReturn;
import app.deepscifi.simulator.store.Json;
import app.deepscifi.simulator.store.LettaIds;
import app.deepscifi.simulator.store.Remembered;
import app.deepscifi.simulator.store.Remembered.Origin;
import app.deepscifi.simulator.store.RememberedJson;
import app.deepscifi.simulator.store.Run;
import app.deepscifi.simulator.store.SimulatedConversation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs one turn: asks the model, streams its answer and stores it.
 *
 * <p>Messages are stored as measured on a real Letta: answers to pending calls at once; a step of the model, and the
 * person's message before it, only when the step is complete. So a cancelled or failed step leaves no trace.
 */
final class SimulatedTurn {

    private static final String CALLS_PENDING =
        "CONFLICT: Cannot send a new message: The agent is waiting for approval on a tool call. Please approve or deny the pending request before continuing.";
    private static final String KEEP_ALIVE =
        "<system-alert>Automated keep-alive ping. Ignore this message and continue from where you stopped.</system-alert>";
    private static final int SHORTEST_PIECE = 14;
    private static final int MOST_PIECES = 160;
    private static final int MOST_STEPS = 50;

    private final Simulation simulation;
    private final Run run;
    private final MessagesBody request;
    private final EventStream out;
    private final @Nullable Fault fault;
    private final boolean parallelCalls;
    private final List<Remembered> fresh = new ArrayList<>();
    private SimulatedConversation conversation;
    private TokenUsage usage = TokenUsage.NONE;

    SimulatedTurn(Simulation simulation, Run run, MessagesBody request, EventStream out, @Nullable Fault fault) {
        this.simulation = simulation;
        this.run = run;
        this.request = request;
        this.out = out;
        this.fault = fault;
        this.conversation = simulation.store().conversation(run.conversationId());
        this.parallelCalls = simulation.store().agent(conversation.agentId()).settings().parallelCalls();
    }

    void take() throws IOException, InterruptedException {
        out.ping();
        try {
            if (fault instanceof Fault.CallsPending) refuse(CALLS_PENDING, CALLS_PENDING);
            if (fault instanceof Fault.CallsPending || !settled()) return;
            request.said().forEach(line -> fresh.add(remembered(line)));
            think();
        } catch (Cancelled _) {
            out.cancelled();
        } catch (RuntimeException e) {
            run.end(Run.Status.ENDED);
            throw e;
        }
    }

    /** Applies the answers to pending calls. The turn is refused unless all pending calls are answered. */
    private boolean settled() throws IOException, InterruptedException {
        var pending = conversation.pending();
        if (request.decisions().isEmpty() && pending.isEmpty()) return true;
        if (request.decisions().isEmpty()) return refuse(CALLS_PENDING, CALLS_PENDING);
        if (pending.isEmpty() && conversation.answered(request.decisions())) {
            if (request.said().isEmpty()) fresh.add(remembered(new MessagesBody.Line("user", KEEP_ALIVE)));
            return true;
        }
        if (pending.isEmpty()) return refuse(
            "An unknown error occurred with the LLM streaming request.",
            "Cannot process approval response: No tool call is currently awaiting approval. Please send a regular message to interact with the agent."
        );
        var expected = pending.stream().map(Call::id).toList();
        var received = request
            .decisions()
            .stream()
            .map(it -> it.path("tool_call_id").asString(""))
            .toList();
        if (!Set.copyOf(expected).equals(new HashSet<>(received))) return refuse(
            "An unknown error occurred with the LLM streaming request.",
            "Invalid tool call IDs. Expected '%s', but received '%s'.".formatted(python(expected), python(received))
        );
        var returns = pending.stream().map(this::returned).toList();
        var returned = new Remembered.Returned(Origin.of(LettaIds.step(), run.id()), returns);
        var decided = new Remembered.Decided(Origin.of(null, run.id()), Json.array(request.decisions()));
        remember(List.of(decided, returned));
        return true;
    }

    private boolean refuse(String message, String detail) throws IOException, InterruptedException {
        run.end(Run.Status.ENDED);
        out.stop("error");
        out.error("internal_error", message, detail);
        out.done();
        return false;
    }

    private CallReturn returned(Call call) {
        var decision = request
            .decisions()
            .stream()
            .filter(it -> it.path("tool_call_id").asString("").equals(call.id()))
            .findFirst()
            .orElseThrow();
        var denied = decision.path("type").asString("").equals("approval");
        return denied ? CallReturn.denied(decision, call.tool()) : CallReturn.from(decision, call.tool());
    }

    private Remembered remembered(MessagesBody.Line line) {
        var origin = Origin.of(LettaIds.step(), run.id());
        return switch (line.role()) {
            case "system" -> new Remembered.Told(origin, line.text());
            case "assistant" -> new Remembered.Answered(origin, "", line.text(), List.of(), List.of());
            default -> new Remembered.Said(origin, line.text());
        };
    }

    private void think() throws IOException, InterruptedException {
        for (var step = 1; step <= MOST_STEPS; step++) {
            var asked = modelRequest();
            simulation.modelRequests().add(asked);
            var answer = faulty(simulation.model().answer(asked));
            if (answer.delivery().failure() > 0) {
                fail(answer.delivery().failure());
                return;
            }
            var answered = deliver(answer);
            if (answered == null) return;
            usage = usage.plus(asked, answer);
            fresh.add(answered);
            answerUnknown(answered);
            if (!answered.pending().isEmpty()) {
                finish("requires_approval");
                return;
            }
            if (answered.unknown().isEmpty()) {
                finish("end_turn");
                return;
            }
            remember(List.copyOf(fresh));
            fresh.clear();
        }
        finish("max_steps");
    }

    private ModelRequest modelRequest() {
        // The conversation may have been deleted meanwhile; then the turn continues with the last known state.
        conversation = simulation.store().find(run.conversationId()).orElse(conversation);
        var all = new ArrayList<>(conversation.messages().subList(1, conversation.messages().size()));
        all.addAll(fresh);
        return new ModelRequest(conversation.system(), SimulatedConversation.asModelSees(all), request.tools());
    }

    private ModelAnswer faulty(ModelAnswer answer) {
        return switch (fault) {
            case Fault.ModelFails(var code) -> answer.delivered(Delivery.failing(code));
            case Fault.ModelCutsOff() -> ModelAnswer.say("one two three four").delivered(Delivery.CUT_OFF);
            case Fault.ModelSaysNothing() -> ModelAnswer.say("");
            case null, default -> answer;
        };
    }

    /** Streams the answer. Returns null if the model broke off in the middle. */
    private Remembered.@Nullable Answered deliver(ModelAnswer answer) throws IOException, InterruptedException {
        var origin = Origin.of(LettaIds.step(), run.id());
        var pace = answer.delivery().pace() == null ? simulation.settings().pace() : answer.delivery().pace();
        pause(answer.delivery().hang());
        for (var word : Pieces.words(answer.thought())) {
            out.message(RememberedJson.reasoning(origin, word));
            pause(pace);
        }
        var words = 0;
        for (var word : Pieces.words(answer.text())) {
            out.message(RememberedJson.assistant(origin, !answer.thought().isEmpty(), word));
            if (answer.delivery().cutOff() && ++words == 3) {
                breakOff();
                return null;
            }
            pause(pace);
        }
        // All calls are streamed, even if only the first one is stored.
        for (var call : answer.calls()) streamCall(origin, call, pace);
        return answered(origin, answer);
    }

    private Remembered.Answered answered(Origin origin, ModelAnswer answer) {
        var kept = parallelCalls ? answer.calls() : answer.calls().stream().limit(1).toList();
        var known = request.tools();
        return new Remembered.Answered(
            origin,
            answer.thought(),
            answer.text(),
            kept
                .stream()
                .filter(it -> !known.contains(it.tool()))
                .toList(),
            kept
                .stream()
                .filter(it -> known.contains(it.tool()))
                .toList()
        );
    }

    private void streamCall(Origin origin, Call call, Duration pace) throws IOException, InterruptedException {
        var known = request.tools().contains(call.tool());
        var type = known ? "approval_request_message" : "tool_call_message";
        var head = Json.object().put("name", call.tool());
        if (known) head.putNull("arguments");
        out.message(RememberedJson.callPiece(type, origin, head.put("tool_call_id", call.id())));
        for (var piece : Pieces.of(call.arguments(), pieceSize(call))) {
            pause(pace);
            var json = Json.object();
            if (known) json.putNull("name");
            json.put("arguments", piece).put("tool_call_id", call.id());
            out.message(RememberedJson.callPiece(type, origin, json));
        }
    }

    /** A long call is sent in larger pieces, so that a slow pace does not delay it for minutes. */
    private static int pieceSize(Call call) {
        return Math.max(SHORTEST_PIECE, call.arguments().length() / MOST_PIECES);
    }

    private void answerUnknown(Remembered.Answered answered) throws IOException, InterruptedException {
        if (answered.unknown().isEmpty() || !answered.pending().isEmpty()) return;
        var returns = answered
            .unknown()
            .stream()
            .map(it -> CallReturn.unknownTool(it.id(), it.tool(), request.tools()))
            .toList();
        var returned = new Remembered.Returned(Origin.of(answered.origin().step(), run.id()), returns);
        fresh.add(returned);
        out.message(RememberedJson.returns(returned));
    }

    private void finish(String reason) throws IOException, InterruptedException {
        if (!run.end(Run.Status.ENDED, () -> remember(fresh))) throw new Cancelled();
        out.stop(reason);
        out.message(usage.toJson());
        out.done();
    }

    private void fail(int status) throws IOException, InterruptedException {
        run.end(Run.Status.ENDED);
        out.stop("llm_api_error");
        var cause = "Error code: %d - {'error': {'message': 'told to fail', 'type': 'stub', 'code': 'stub'}}".formatted(
            status
        );
        switch (status) {
            case 401 -> out.error(
                "llm_authentication",
                "Authentication failed with the LLM model provider.",
                "UNAUTHENTICATED: Authentication failed with OpenAI: " + cause
            );
            case 429 -> out.error(
                "llm_rate_limit",
                "Rate limit exceeded for LLM model provider. Please wait before making another request.",
                "RATE_LIMIT_EXCEEDED: Rate limited by OpenAI: " + cause
            );
            default -> out.error(
                "llm_error",
                "An error occurred with the LLM request.",
                "INTERNAL_SERVER_ERROR: OpenAI API error: " + cause
            );
        }
        out.done();
    }

    private void breakOff() throws IOException, InterruptedException {
        run.end(Run.Status.ENDED);
        out.stop("error");
        out.stop("llm_api_error");
        out.error(
            "internal_error",
            "An error occurred during agent execution.",
            "INTERNAL_SERVER_ERROR: Connection error during OpenAI streaming: peer closed connection without sending complete message body (incomplete chunked read)"
        );
    }

    /**
     * Waits, and sends pings during a long silence. A cancelled run ends only after the wait, because Letta checks at
     * each piece.
     */
    private void pause(Duration time) throws IOException, InterruptedException {
        var until = System.nanoTime() + time.toNanos();
        while (true) {
            var toPing = simulation.settings().ping().minus(out.silence());
            var left = Duration.ofNanos(until - System.nanoTime());
            if (!toPing.isPositive() && time.isPositive()) out.ping();
            else if (left.isPositive()) Thread.sleep(toPing.compareTo(left) < 0 ? toPing : left);
            else break;
        }
        if (run.status() == Run.Status.CANCELLED) throw new Cancelled();
    }

    private void remember(List<Remembered> messages) {
        simulation.store().remember(run.conversationId(), List.copyOf(messages));
    }

    private static String python(List<String> ids) {
        return ids
            .stream()
            .map(it -> "'" + it + "'")
            .toList()
            .toString();
    }

    private static final class Cancelled extends RuntimeException {

        Cancelled() {
            super("the run was cancelled", null, false, false);
        }
    }
}
