package app.deepscifi.e2e.faults;

import app.deepscifi.simulator.Fault;
import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.SimulatorSettings;
import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.store.SimulatedRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulated Letta. */
final class LettaUpstream implements Upstream {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "secret";

    private final LettaSimulator simulator;

    LettaUpstream() throws IOException {
        simulator = LettaSimulator.start(SimulatorSettings.defaults().withPassword(PASSWORD).withPace(Duration.ZERO));
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
            "LETTA_BASE_URL",
            simulator.baseUrl().toString(),
            "LETTA_SERVER_PASSWORD",
            PASSWORD,
            "LETTA_MODEL",
            "simulator/rules"
        );
    }

    @Override
    public CountDownLatch fail(int before, Fault fault) {
        for (var well = 0; well < before; well++) {
            simulator.failNext(new Fault.None());
        }
        return simulator.failNext(fault);
    }

    /** Injects a fault into a request that is not for an answer. */
    CountDownLatch fail(String method, String path, Fault fault) {
        return simulator.failNext(method, path, fault);
    }

    /** Deletes all its data. */
    void forget() {
        simulator.forget();
    }

    /** All text of the latest request to the model. */
    String sentLast() {
        return simulator.modelRequests().getLast().toString();
    }

    @Override
    public Set<String> answers() {
        return simulator.runs().stream().map(SimulatedRun::id).collect(Collectors.toSet());
    }

    @Override
    public List<Said> saidBeside(Set<String> answers) {
        return simulator
            .runs()
            .reversed()
            .stream()
            .filter(run -> !answers.contains(run.id()))
            .map(LettaUpstream::said)
            .toList();
    }

    private static Said said(SimulatedRun run) {
        return new Said(
            run.id(),
            run.sent().stream().map(LettaUpstream::kind).toList(),
            run.reasoning(),
            run.text(),
            arguments(run)
        );
    }

    private static Optional<String> arguments(SimulatedRun run) {
        var pieces = run
            .sent()
            .stream()
            .filter(frame -> kind(frame).equals("approval_request_message"))
            .map(frame -> json(frame).path("tool_call"))
            .toList();
        return pieces
            .stream()
            .filter(piece -> piece.path("name").asString("").equals("write_segment"))
            .map(piece -> piece.path("tool_call_id").asString())
            .findFirst()
            .map(call ->
                pieces
                    .stream()
                    .filter(piece -> piece.path("tool_call_id").asString().equals(call))
                    .map(piece -> piece.path("arguments").asString(""))
                    .collect(Collectors.joining())
            );
    }

    private static String kind(String frame) {
        var data = data(frame);
        try {
            return data.equals("[DONE]") ? data : JSON.readTree(data).path("message_type").asString();
        } catch (JacksonException garbage) {
            return "garbage";
        }
    }

    private static JsonNode json(String frame) {
        return JSON.readTree(data(frame));
    }

    private static String data(String frame) {
        return frame.substring(frame.indexOf("data: ") + "data: ".length()).strip();
    }

    @Override
    public String kind(Part part) {
        return switch (part) {
            case REASONING -> "reasoning_message";
            case TEXT -> "assistant_message";
            case CALL -> "approval_request_message";
        };
    }

    /** Only the usage comes after the stop reason. */
    @Override
    public boolean isComplete(Said answer) {
        return answer.kinds().contains("stop_reason");
    }

    @Override
    public List<String> running() {
        return simulator.runs().stream().filter(SimulatedRun::running).map(SimulatedRun::id).toList();
    }

    @Override
    public List<String> pending() {
        return simulator.pendingCalls().stream().map(Call::id).toList();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
