package app.deepscifi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.simulator.LettaCaller.Answer;
import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.store.SimulatedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact format of its responses, and injected faults. Its behaviour is tested by {@link LettaContract}. */
class LettaSimulatorTests {

    private static final String ONE_CALL = "CALLS [{\"name\": \"list_worlds\", \"args\": {\"query\": \"red dust\"}}]";
    private static final String TWO_CALLS =
        "CALLS [{\"name\": \"list_worlds\", \"args\": {}}, {\"name\": \"create_world\", \"args\": {\"name\": \"Ares Ultima\"}}]";

    private LettaSimulator simulator = start(SimulatorSettings.defaults());
    private LettaCaller letta = caller();

    @BeforeEach
    void needs_no_keys() {
        assertThat(letta.get("/v1/health/").json().path("version").asString("")).isEqualTo("0.16.8");
    }

    @AfterEach
    void close() {
        letta.close();
        simulator.close();
    }

    private static LettaSimulator start(SimulatorSettings settings) {
        try {
            return LettaSimulator.start(settings.withPassword("secret").withPace(Duration.ZERO));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LettaCaller caller() {
        return new LettaCaller(simulator.baseUrl(), "secret");
    }

    private void restart(SimulatorSettings settings) {
        close();
        simulator = start(settings);
        letta = caller();
    }

    private String conversation() {
        return letta.conversation(letta.agent(true));
    }

    @Test
    void a_turn_begins_with_a_ping_and_ends_with_stop_reason_usage_and_done() {
        var answer = letta.say(conversation(), "SAY Ad astra ✨ 星 é");

        assertThat(answer.text()).isEqualTo("Ad astra ✨ 星 é");
        assertThat(answer.types()).containsExactly("ping", "assistant_message", "stop_reason", "usage_statistics");
        assertThat(answer.frames().getFirst().path("run_id").asString("")).startsWith("run-");
        assertThat(answer.data().getLast()).isEqualTo("[DONE]");
        assertThat(answer.frames("assistant_message")).hasSize(5);
        assertThat(answer.stopReason()).isEqualTo("end_turn");
    }

    @Test
    void reasoning_comes_before_the_answer_as_another_part_of_the_same_message() {
        var answer = letta.say(conversation(), "THINK let me see\nSAY done");

        var thought = answer.frames("reasoning_message").getFirst();
        var said = answer.frames("assistant_message").getFirst();
        assertThat(thought.path("id")).isEqualTo(said.path("id"));
        assertThat(thought.path("otid")).isNotEqualTo(said.path("otid"));
    }

    @Test
    void a_model_that_answers_nothing_gives_an_empty_turn() {
        assertThat(letta.say(conversation(), "SAY ").types()).containsExactly(
            "ping",
            "stop_reason",
            "usage_statistics"
        );
    }

    @Test
    void a_call_arrives_in_pieces_and_waits_for_its_return() {
        var conversation = conversation();

        var asked = letta.say(conversation, ONE_CALL);

        assertThat(asked.stopReason()).isEqualTo("requires_approval");
        var call = asked.calls().getFirst();
        assertThat(call.tool()).isEqualTo("list_worlds");
        assertThat(call.json().path("query").asString("")).isEqualTo("red dust");
        assertThat(letta.turn(conversation, returned(call.id())).text()).isEqualTo(
            "I have the tools [list_worlds,create_world] and answered a tool message."
        );
        assertThat(letta.rememberedTypes(conversation)).containsExactly(
            "system_message",
            "user_message",
            "approval_request_message",
            "approval_response_message",
            "tool_return_message",
            "assistant_message"
        );
    }

    @Test
    void a_piece_of_a_call_is_an_object_in_the_stream_and_an_array_in_lists() {
        var conversation = conversation();

        var answer = letta.say(conversation, ONE_CALL);

        assertThat(answer.frames("approval_request_message")).allMatch(it -> it.path("tool_calls").isObject());
        assertThat(letta.remembered(conversation).getLast().path("tool_calls").isArray()).isTrue();
    }

    @Test
    void while_a_call_is_pending_a_message_gets_an_error_in_the_stream() {
        var conversation = conversation();
        letta.say(conversation, ONE_CALL);

        var answer = letta.say(conversation, "SAY impatient");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.stopReason()).isEqualTo("error");
        assertThat(answer.body())
            .contains("event: error\ndata: ")
            .contains("waiting for approval")
            .endsWith("data: [DONE]\n\n");
        assertThat(letta.post("/v1/conversations/" + conversation + "/cancel", "{}").status()).isEqualTo(409);
    }

    @Test
    void an_answer_to_another_call_is_refused_and_names_the_expected_one() {
        var conversation = conversation();
        var call = letta.say(conversation, ONE_CALL).calls().getFirst();

        var answer = letta.turn(conversation, returned("call_wrong"));

        assertThat(error(answer)).isEqualTo(
            "Invalid tool call IDs. Expected '['%s']', but received '['call_wrong']'.".formatted(call.id())
        );
    }

    @Test
    void without_parallel_calls_both_are_streamed_and_only_the_first_is_kept() {
        var conversation = letta.conversation(letta.agent(false));

        var calls = letta.say(conversation, TWO_CALLS).calls();

        assertThat(calls).hasSize(2);
        assertThat(letta.remembered(conversation).getLast().path("tool_calls")).hasSize(1);
        assertThat(error(letta.turn(conversation, returned(calls.getFirst().id(), calls.getLast().id())))).startsWith(
            "Invalid tool call IDs."
        );
    }

    @Test
    void an_answer_to_nothing_is_refused() {
        assertThat(error(letta.turn(conversation(), returned("call_1")))).contains(
            "No tool call is currently awaiting approval"
        );
    }

    @Test
    void an_unknown_tool_is_answered_by_the_server_itself() {
        var answer = letta.say(conversation(), "CALLS [{\"name\": \"no_such_tool\", \"args\": {}}]");

        assertThat(answer.types()).containsExactly(
            "ping",
            "tool_call_message",
            "tool_return_message",
            "assistant_message",
            "stop_reason",
            "usage_statistics"
        );
        assertThat(answer.frames("tool_return_message").getFirst().path("tool_return").asString("")).isEqualTo(
            "[ToolConstraintError] Cannot call no_such_tool, valid tools include: ['list_worlds', 'create_world']."
        );
        assertThat(answer.stopReason()).isEqualTo("end_turn");
    }

    @Test
    void cancel_ends_the_stream_and_forgets_the_message_and_the_partial_answer() {
        var conversation = conversation();
        var stream = running(conversation, "SLOW 0.2");

        var run = stream.run();
        assertThat(
            letta
                .post("/v1/conversations/" + conversation + "/cancel", "{}")
                .json()
                .path(run)
                .asString("")
        ).isEqualTo("cancelled");

        assertThat(stream.rest())
            .last()
            .isEqualTo("data: {\"message_type\": \"stop_reason\", \"stop_reason\": \"cancelled\"}");
        assertThat(letta.rememberedTypes(conversation)).containsExactly("system_message");
        assertThat(simulator.runs())
            .singleElement()
            .returns(run, SimulatedRun::id)
            .returns(false, SimulatedRun::running);
    }

    @Test
    void cancel_when_nothing_runs_is_a_conflict() {
        var conversation = conversation();

        var answer = letta.post("/v1/conversations/" + conversation + "/cancel", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(detail(answer)).isEqualTo("CONFLICT: No active runs to cancel for conversation " + conversation);
    }

    @Test
    void a_busy_conversation_refuses_a_second_message_and_names_the_run() {
        var conversation = conversation();
        var stream = running(conversation, "SLOW 0.2");

        var answer = letta.say(conversation, "SAY second");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("run_id").asString("")).isEqualTo(stream.run());
    }

    @Test
    void a_failing_model_is_told_inside_the_stream_and_leaves_no_trace() {
        var conversation = conversation();

        assertThat(errorType(letta.say(conversation, "FAIL 401"))).isEqualTo("llm_authentication");
        assertThat(errorType(letta.say(conversation, "FAIL 429"))).isEqualTo("llm_rate_limit");
        assertThat(errorType(letta.say(conversation, "FAIL 500"))).isEqualTo("llm_error");
        simulator.failNext(new Fault.ModelFails(429));
        assertThat(errorType(letta.say(conversation, "hello"))).isEqualTo("llm_rate_limit");
        assertThat(letta.rememberedTypes(conversation)).containsExactly("system_message");
    }

    @Test
    void a_model_cut_off_in_mid_answer_stops_twice_and_is_never_done() {
        var answer = letta.say(conversation(), "CUT\nSAY one two three four five");

        assertThat(answer.text()).isEqualTo("one two three ");
        assertThat(answer.frames("stop_reason"))
            .extracting(it -> it.path("stop_reason").asString(""))
            .containsExactly("error", "llm_api_error");
        assertThat(answer.body()).doesNotContain("[DONE]");
    }

    @Test
    void ordered_faults_strike_once() {
        var conversation = conversation();
        for (var status : List.of(401, 404, 409, 422, 429, 500)) {
            simulator.failNext(new Fault.Status(status));
            assertThat(letta.say(conversation, "SAY x").status()).isEqualTo(status);
        }
        simulator.failNext("POST", "/v1/agents/?", new Fault.Status(500));
        assertThat(letta.post("/v1/agents/", "{}").status()).isEqualTo(500);
        simulator.failNext(new Fault.Garbage());
        assertThat(letta.say(conversation, "SAY x").body()).contains("not what you asked for");
        assertThat(letta.say(conversation, "SAY x").text()).isEqualTo("x");
    }

    @Test
    void a_conflict_may_name_a_run_and_may_not() {
        var conversation = conversation();
        simulator.failNext(new Fault.Status(409));
        assertThat(letta.say(conversation, "SAY x").json().has("run_id")).isTrue();
        simulator.failNext(new Fault.Conflict());
        assertThat(letta.say(conversation, "SAY x").json().has("run_id")).isFalse();
        simulator.failNext(new Fault.CallsPending());
        assertThat(letta.say(conversation, "SAY x").body()).contains("waiting for approval");
        assertThat(letta.say(conversation, "SAY x").text()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({
        "ping, 1",
        "reasoning_message, 2",
        "assistant_message, 0",
        "assistant_message, 1",
        "stop_reason, 0",
        "stop_reason, 1",
        "usage_statistics, 1",
        "[DONE], 1",
    })
    void a_stream_is_cut_at_any_kind_of_frame_and_its_turn_goes_on(String kind, int frames) throws Exception {
        var conversation = conversation();
        simulator.failNext(new Fault.CutAt(kind, frames));

        assertThatThrownBy(() -> letta.say(conversation, "THINK one two\nSAY three four")).isInstanceOf(
            UncheckedIOException.class
        );

        var run = ended();
        assertThat(letta.rememberedTypes(conversation)).containsExactly(
            "system_message",
            "user_message",
            "reasoning_message",
            "assistant_message"
        );
        assertThat(
            run
                .sent()
                .stream()
                .filter(it -> it.contains(kind))
        ).hasSize(frames);
        assertThat(letta.say(conversation, "SAY after").text()).isEqualTo("after");
    }

    @Test
    void a_stream_falls_silent_and_goes_on() {
        simulator.failNext(new Fault.SilentAt("assistant_message", 0, Duration.ofMillis(50)));

        assertThat(letta.say(conversation(), "SAY one two").text()).isEqualTo("one two");
    }

    @Test
    void in_the_middle_of_a_stream_may_stand_something_that_is_no_json() {
        simulator.failNext(new Fault.GarbageAt("stop_reason"));

        var answer = letta.say(conversation(), "SAY one two");

        assertThat(answer.data())
            .filteredOn(it -> !it.endsWith("}"))
            .hasSize(2);
    }

    @Test
    void it_can_tell_exactly_what_it_sent_and_what_still_waits() {
        var conversation = conversation();
        var answer = letta.say(conversation, "THINK hm\nSAY one two");
        var call = letta.say(conversation, ONE_CALL).calls().getFirst();

        assertThat(simulator.runs()).extracting(SimulatedRun::running).containsExactly(false, false);
        var run = simulator.runs().getLast();
        assertThat(String.join("", run.sent())).isEqualTo(answer.body());
        assertThat(run.text()).isEqualTo("one two");
        assertThat(run.reasoning()).isEqualTo("hm");
        assertThat(simulator.pendingCalls()).extracting(Call::id).containsExactly(call.id());

        letta.turn(conversation, returned(call.id()));
        assertThat(simulator.pendingCalls()).isEmpty();
    }

    @Test
    void a_hanging_server_answers_nothing_until_it_is_closed() {
        var conversation = conversation();
        simulator.failNext(new Fault.Hang());

        var answer = CompletableFuture.supplyAsync(() -> letta.say(conversation, "SAY x"));
        assertThat(letta.say(conversation(), "SAY y").status()).isEqualTo(200);

        assertThat(answer).isNotDone();
    }

    @Test
    void the_password_is_asked_for_everywhere_but_at_the_health_check() {
        try (var stranger = new LettaCaller(simulator.baseUrl(), "wrong")) {
            assertThat(stranger.post("/v1/agents/", "{}").status()).isEqualTo(401);
            assertThat(stranger.get("/v1/health/").status()).isEqualTo(200);
        }
    }

    @Test
    void a_missing_object_is_a_404() {
        var nobody = "agent-00000000-0000-4000-8000-000000000000";
        assertThat(detail(letta.send("DELETE", "/v1/agents/" + nobody, null))).isEqualTo(
            "Agent with ID " + nobody + " not found"
        );
        assertThat(detail(letta.post("/v1/conversations/?agent_id=" + nobody, "{}"))).isEqualTo("Agent not found");
        assertThat(letta.say("conv-00000000-0000-4000-8000-000000000000", "SAY x").status()).isEqualTo(404);
        assertThat(letta.get("/v1/nothing").status()).isEqualTo(404);
    }

    @Test
    void errors_of_validation_carry_their_detail_as_a_string() {
        var messages = LettaCaller.messages(conversation());
        for (var body : List.of(
            "{}",
            "{bad",
            "{\"messages\": []}",
            "{\"messages\": [{\"role\": \"nobody\", \"content\": \"y\"}]}"
        )) {
            var answer = letta.post(messages, body);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("detail").isString()).isTrue();
        }
        assertThat(letta.send("DELETE", "/v1/agents/agent-123", null).status()).isEqualTo(422);
    }

    @Test
    void a_block_has_at_most_100_000_characters() {
        var block = "/v1/agents/" + letta.agent(true) + "/core-memory/blocks/persona";

        assertThat(patch(block, 100_000).json().path("value").asString("")).hasSize(100_000);
        assertThat(detail(patch(block, 100_001))).contains("Exceeds 100000 character limit (requested 100001)");
    }

    @Test
    void a_folder_keeps_agents_and_conversations_over_a_restart(@TempDir Path folder) {
        var settings = SimulatorSettings.defaults().withFolder(folder);
        restart(settings);
        var conversation = conversation();
        var call = letta.say(conversation, ONE_CALL).calls().getFirst();

        restart(settings);

        assertThat(letta.turn(conversation, returned(call.id())).stopReason()).isEqualTo("end_turn");
        assertThat(letta.remembered(conversation)).hasSize(6);
    }

    /** Files of the version of November 2026, which stored more fields. */
    @Test
    void a_folder_of_an_earlier_version_is_read(@TempDir Path folder) throws Exception {
        copy("agents", "agent-24c69caf-6e05-4fad-bab5-6e6ecb74234c.json", folder);
        copy("conversations", "conv-7c55da8d-1795-4abf-a7c0-bde6fe16095c.json", folder);
        restart(SimulatorSettings.defaults().withFolder(folder));
        var conversation = "conv-7c55da8d-1795-4abf-a7c0-bde6fe16095c";

        assertThat(letta.rememberedTypes(conversation)).containsExactly(
            "system_message",
            "user_message",
            "reasoning_message",
            "assistant_message",
            "user_message",
            "approval_request_message",
            "approval_response_message",
            "tool_return_message",
            "assistant_message",
            "user_message",
            "approval_request_message"
        );
        var call = simulator.pendingCalls().getFirst();
        assertThat(letta.turn(conversation, returned(call.id())).stopReason()).isEqualTo("end_turn");
        assertThat(letta.say(conversation, TWO_CALLS).calls()).hasSize(2);
        assertThat(simulator.pendingCalls()).hasSize(2);
        assertThat(letta.post("/v1/conversations/" + conversation + "/recompile", "{}").body()).contains(
            "You are terse.",
            "You keep worlds."
        );
    }

    private static void copy(String kind, String file, Path folder) throws IOException {
        var place = Files.createDirectories(folder.resolve(kind)).resolve(file);
        try (var in = LettaSimulatorTests.class.getResourceAsStream("earlier/" + kind + "/" + file)) {
            Files.copy(Objects.requireNonNull(in), place);
        }
    }

    private Answer patch(String block, int length) {
        return letta.send("PATCH", block, "{\"value\": \"%s\"}".formatted("x".repeat(length)));
    }

    /** Waits for the end of the latest run, which goes on without its client. */
    private SimulatedRun ended() throws InterruptedException {
        while (simulator.runs().getFirst().running()) Thread.sleep(Duration.ofMillis(1));
        return simulator.runs().getFirst();
    }

    private static String returned(String... calls) {
        var returns = List.of(calls)
            .stream()
            .map(
                "{\"type\": \"tool\", \"tool_call_id\": \"%s\", \"tool_return\": \"[]\", \"status\": \"success\"}"::formatted
            )
            .toList();
        return "[{\"type\": \"tool_return\", \"tool_returns\": %s}]".formatted(returns);
    }

    private static String detail(Answer answer) {
        return answer.json().path("detail").asString("");
    }

    private static String error(Answer answer) {
        return answer.frames("error_message").getFirst().path("detail").asString("");
    }

    private static String errorType(Answer answer) {
        assertThat(answer.stopReason()).isEqualTo("llm_api_error");
        return answer.frames("error_message").getFirst().path("error_type").asString("");
    }

    private Running running(String conversation, String text) {
        return new Running(letta.open(LettaCaller.messages(conversation), LettaCaller.input(text)));
    }

    /** A stream whose first frame has arrived. */
    private static final class Running {

        private final java.util.Iterator<String> lines;
        private final String run;

        Running(java.util.stream.Stream<String> lines) {
            this.lines = lines.iterator();
            this.run = LettaCaller.JSON.readTree(this.lines.next().substring(6)).path("run_id").asString("");
        }

        String run() {
            return run;
        }

        List<String> rest() {
            var rest = new java.util.ArrayList<String>();
            lines.forEachRemaining(rest::add);
            return rest
                .stream()
                .filter(it -> !it.isEmpty())
                .toList();
        }
    }
}
