package app.deepscifi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.deepscifi.letta.FailureType;
import app.deepscifi.letta.LettaClient;
import app.deepscifi.letta.LettaEvent;
import app.deepscifi.letta.LettaEvent.Failed;
import app.deepscifi.letta.LettaEvent.Other;
import app.deepscifi.letta.LettaEvent.Stopped;
import app.deepscifi.letta.LettaException;
import app.deepscifi.letta.LettaException.Kind;
import app.deepscifi.letta.LettaStream;
import app.deepscifi.letta.StopReason;
import app.deepscifi.letta.model.AgentId;
import app.deepscifi.letta.model.AgentModel;
import app.deepscifi.letta.model.ClientTool;
import app.deepscifi.letta.model.ConversationId;
import app.deepscifi.letta.model.LettaInput;
import app.deepscifi.letta.model.LettaInput.AssistantMessage;
import app.deepscifi.letta.model.LettaInput.Denial;
import app.deepscifi.letta.model.LettaInput.Denials;
import app.deepscifi.letta.model.LettaInput.SystemMessage;
import app.deepscifi.letta.model.LettaInput.ToolReturn;
import app.deepscifi.letta.model.LettaInput.ToolReturns;
import app.deepscifi.letta.model.LettaInput.UserMessage;
import app.deepscifi.letta.model.MemoryBlock;
import app.deepscifi.letta.model.NewAgent;
import app.deepscifi.letta.model.SendMessages;
import app.deepscifi.letta.model.ToolCall;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.store.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The behaviour that our client relies on, tested against a Letta whose model follows directives. */
@Execution(ExecutionMode.CONCURRENT)
abstract class LettaContract {

    private static final List<ClientTool> TOOLS = List.of(
        new ClientTool("list_worlds", "Lists worlds", Map.of("type", "object", "properties", Map.of())),
        new ClientTool("create_world", "Creates a world", Map.of("type", "object", "properties", Map.of()))
    );
    private static final String ONE_CALL = "CALLS [{\"name\": \"list_worlds\", \"args\": {\"query\": \"red dust\"}}]";
    private static final String TWO_CALLS =
        "CALLS [{\"name\": \"list_worlds\", \"args\": {\"query\": \"red dust, ✨\"}}, {\"name\": \"create_world\", \"args\": {\"name\": \"Ares\"}}]";

    /** About three words a second: enough time to act during the answer. */
    private static final String TALK_SLOWLY = "SLOW 0.3";

    private final Subject letta;
    private final LettaClient client;
    private final AgentId agent;
    private final ConversationId conversation;

    LettaContract(Subject letta) {
        this.letta = letta;
        client = letta.client();
        agent = client.createAgent(
            new NewAgent(
                "contract",
                "You are terse.",
                model(letta.model()),
                List.of(new MemoryBlock("persona", "You keep worlds.")),
                Map.of(),
                List.of("contract")
            )
        );
        conversation = client.createConversation(agent);
    }

    @AfterEach
    void leave_nothing_behind() {
        client.deleteConversation(conversation);
        client.deleteAgent(agent);
        client.close();
        letta.close();
    }

    @Test
    void it_is_healthy_and_tells_everybody() {
        try (var stranger = letta.client("wrong")) {
            assertThat(stranger.version()).isEqualTo("0.16.8");
        }
    }

    @Test
    void everything_else_asks_for_the_password() {
        for (var password : new String[] { "wrong", null }) {
            try (var stranger = letta.client(password)) {
                refused(Kind.UNAUTHORIZED, () -> stranger.patchBlock(agent, "persona", "x"));
                refused(Kind.UNAUTHORIZED, () -> stranger.cancel(conversation));
                refused(Kind.UNAUTHORIZED, () -> stranger.send(conversation, message("SAY x")));
            }
        }
    }

    @Test
    void a_model_it_does_not_know_is_refused() {
        var unknown = new NewAgent("contract", "x", model("nobody/nothing"), List.of(), Map.of(), List.of());

        refused(Kind.UNPROCESSABLE, () -> client.createAgent(unknown));
    }

    @Test
    void a_missing_file_is_not_found() {
        var nobody = new AgentId("agent-00000000-0000-4000-8000-000000000000");
        var nowhere = new ConversationId("conv-00000000-0000-4000-8000-000000000000");

        refused(Kind.NOT_FOUND, () -> client.patchBlock(nobody, "persona", "x"));
        refused(Kind.NOT_FOUND, () -> client.patchBlock(agent, "nothing", "x"));
        refused(Kind.NOT_FOUND, () -> client.createConversation(nobody));
        refused(Kind.NOT_FOUND, () -> client.send(nowhere, message("SAY x")));
        refused(Kind.NOT_FOUND, () -> client.recompile(nowhere));
        refused(Kind.NOT_FOUND, () -> client.cancel(nowhere));
        assertThat(client.pendingCalls(nowhere)).isEmpty();
    }

    @Test
    void an_answer_streams_word_for_word_and_ends_with_what_it_used() {
        var turn = say("SAY Ad astra ✨ 星 é");

        assertThat(turn.text()).isEqualTo("Ad astra ✨ 星 é");
        assertThat(turn.all(LettaEvent.TextDelta.class)).hasSizeGreaterThan(3);
        assertThat(turn.all(LettaEvent.Usage.class))
            .singleElement()
            .satisfies(usage -> assertThat(usage.inputTokens()).isPositive());
        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
        assertThat(client.pendingCalls(conversation)).isEmpty();
    }

    @Test
    void a_thought_comes_before_the_answer() {
        var turn = say("THINK cold comes first\nSAY Snow.");

        assertThat(turn.thought().strip()).isEqualTo("cold comes first");
        assertThat(turn.text()).isEqualTo("Snow.");
        var first = turn.all(LettaEvent.ReasoningDelta.class).getFirst();
        assertThat(turn.events().indexOf(first)).isLessThan(
            turn.events().indexOf(turn.all(LettaEvent.TextDelta.class).getFirst())
        );
    }

    @Test
    void a_model_that_says_nothing_gives_an_empty_turn() {
        var turn = say("SAY ");

        assertThat(turn.text()).isEmpty();
        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
    }

    @Test
    void a_changed_block_is_seen_only_after_recompiling() {
        client.patchBlock(agent, "persona", "You keep worlds well.");

        say("SAY one");
        assertThat(lastSent().system()).contains("You keep worlds.").contains("You are terse.");

        client.recompile(conversation);
        say("SAY two");
        assertThat(lastSent().system()).contains("You keep worlds well.").contains("You are terse.");
    }

    @Test
    void a_conversation_begins_with_the_blocks_as_they_are_then() {
        client.patchBlock(agent, "persona", "You keep worlds well.");
        var later = client.createConversation(agent);

        hear(later, new UserMessage("SAY one"));

        assertThat(lastSent().system()).contains("You keep worlds well.");
    }

    @Test
    void recompiling_while_calls_wait_does_no_harm_and_is_seen_with_their_results() {
        var calls = say(TWO_CALLS).calls();
        client.patchBlock(agent, "persona", "You keep worlds well.");

        client.recompile(conversation);

        assertThat(client.pendingCalls(conversation)).isEqualTo(calls);
        assertThat(hear(results(calls)).last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
        assertThat(lastSent().system()).contains("You keep worlds well.");
    }

    @Test
    void calls_arrive_in_pieces_side_by_side_and_wait_for_their_results() {
        var turn = say(TWO_CALLS);

        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.REQUIRES_APPROVAL, "requires_approval"));
        assertThat(turn.calls()).extracting(ToolCall::name).containsExactly("list_worlds", "create_world");
        assertThat(json(turn.calls().getFirst())).isEqualTo("{\"query\":\"red dust, ✨\"}");
        assertThat(turn.all(LettaEvent.ToolCallDelta.class)).hasSizeGreaterThan(4);
        assertThat(client.pendingCalls(conversation)).isEqualTo(turn.calls());

        var answer = hear(results(turn.calls()));

        assertThat(answer.text()).isEqualTo("I have the tools [list_worlds,create_world] and answered a tool message.");
        assertThat(client.pendingCalls(conversation)).isEmpty();
        assertThat(lastSent().messages()).contains(
            new ModelMessage.Returned("list_worlds", "result of list_worlds", false),
            new ModelMessage.Returned("create_world", "result of create_world", false)
        );
    }

    @Test
    void a_result_that_is_no_success_is_told_as_a_failure() {
        var call = say(ONE_CALL).calls().getFirst();

        hear(new ToolReturns(List.of(new ToolReturn(call.callId(), "name: at most 80 characters", false))));

        assertThat(lastSent().messages()).contains(
            new ModelMessage.Returned("list_worlds", "name: at most 80 characters", true)
        );
    }

    @Test
    void a_result_is_cut_where_it_is_very_long() {
        var call = say(ONE_CALL).calls().getFirst();

        hear(new ToolReturns(List.of(new ToolReturn(call.callId(), "x".repeat(60_000), true))));

        var told = ((ModelMessage.Returned) lastSent().messages().getLast()).result();
        assertThat(told.length()).isBetween(50_000, 52_000);
    }

    @Test
    void all_calls_are_answered_together_or_not_at_all() {
        var calls = say(TWO_CALLS).calls();

        assertThat(failed(hear(results(calls.subList(0, 1)))).type()).isEqualTo(FailureType.INTERNAL_ERROR);
        assertThat(client.pendingCalls(conversation)).isEqualTo(calls);
        assertThat(hear(results(calls)).last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
    }

    @Test
    void results_that_come_twice_are_taken_once_and_denials_that_come_late_do_no_harm() {
        var calls = say(TWO_CALLS).calls();
        hear(results(calls));

        assertThat(hear(results(calls)).last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
        assertThat(hear(denials(calls), new UserMessage("SAY on")).text()).isEqualTo("on");

        assertThat(lastSent().messages())
            .filteredOn(ModelMessage.Returned.class::isInstance)
            .containsExactly(
                new ModelMessage.Returned("list_worlds", "result of list_worlds", false),
                new ModelMessage.Returned("create_world", "result of create_world", false)
            );
    }

    @Test
    void an_answer_to_a_call_that_never_was_is_refused_with_all_that_came_with_it() {
        var nothing = new Denials(List.of(new Denial("call_nothing", "stopped by the person")));

        assertThat(failed(hear(nothing, new UserMessage("SAY x"))).type()).isEqualTo(FailureType.INTERNAL_ERROR);

        say("SAY after");
        assertThat(saidTo(lastSent())).containsExactly("SAY after");
    }

    @Test
    void while_calls_wait_nothing_else_is_heard_and_nothing_can_be_cancelled() {
        var calls = say(TWO_CALLS).calls();

        assertThat(failed(say("SAY impatient")).type()).isEqualTo(FailureType.CALLS_PENDING);
        assertThat(client.cancel(conversation)).isFalse();
        assertThat(client.pendingCalls(conversation)).isEqualTo(calls);
    }

    @Test
    void calls_are_denied_and_the_talk_goes_on_in_one_request_and_one_call_of_the_model() {
        var calls = say(TWO_CALLS).calls();
        var before = sent().size();

        var turn = hear(
            denials(calls),
            new SystemMessage("The story called Lamps is open."),
            new UserMessage("SAY we go on")
        );

        assertThat(turn.text()).isEqualTo("we go on");
        assertThat(client.pendingCalls(conversation)).isEmpty();
        assertThat(sent()).hasSize(before + 1);
        var denied = "Error: request to call tool denied. User reason: stopped by the person";
        assertThat(lastSent().messages()).endsWith(
            new ModelMessage.Returned("list_worlds", denied, true),
            new ModelMessage.Returned("create_world", denied, true),
            new ModelMessage.Told("The story called Lamps is open."),
            new ModelMessage.Said("SAY we go on")
        );
    }

    @Test
    void a_tool_that_nobody_has_is_answered_by_the_server_itself() {
        var turn = say("CALLS [{\"name\": \"drop_all_tables\", \"args\": {}}]");

        assertThat(turn.calls()).isEmpty();
        assertThat(turn.all(Other.class)).contains(new Other("tool_return_message"));
        assertThat(lastSent().messages())
            .last()
            .isInstanceOfSatisfying(ModelMessage.Returned.class, answer ->
                assertThat(answer.result()).contains("Cannot call drop_all_tables")
            );
        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
    }

    @Test
    void a_second_message_is_refused_with_redis_and_runs_beside_the_first_without() {
        try (var stream = client.send(conversation, message(TALK_SLOWLY))) {
            started(stream);

            if (letta.locks()) {
                refused(Kind.CONFLICT, () -> client.send(conversation, message("SAY second")));
            } else {
                assertThat(say("SAY second").text()).isEqualTo("second");
            }
            client.cancel(conversation);
        }
    }

    @Test
    void a_cancelled_turn_ends_and_is_forgotten_with_its_message() {
        say("SAY before");
        try (var stream = client.send(conversation, message(TALK_SLOWLY))) {
            untilText(stream);
            assertThat(client.cancel(conversation)).isTrue();
            assertThat(Heard.of(stream).last()).isEqualTo(new Stopped(StopReason.CANCELLED, "cancelled"));
        }
        assertThat(client.cancel(conversation)).isFalse();

        assertThat(say("SAY free").text()).isEqualTo("free");
        assertThat(saidTo(lastSent())).containsExactly("SAY before", "SAY free");
    }

    @Test
    void while_the_model_is_silent_cancelling_frees_the_conversation_at_once_but_ends_no_stream() {
        try (var stream = client.send(conversation, message("HANG 4\nSAY too late"))) {
            started(stream);
            assertThat(client.cancel(conversation)).isTrue();

            assertThat(say("SAY free").text()).isEqualTo("free");

            assertThat(Heard.of(stream).last()).isEqualTo(new Stopped(StopReason.CANCELLED, "cancelled"));
        }
        assertThat(say("SAY on").text()).isEqualTo("on");
        assertThat(saidTo(lastSent())).containsExactly("SAY free", "SAY on");
    }

    @Test
    void a_cancelled_turn_keeps_the_denials_that_came_with_it() {
        var calls = say(TWO_CALLS).calls();
        var request = new SendMessages(List.of(denials(calls), new UserMessage(TALK_SLOWLY)), TOOLS);
        try (var stream = client.send(conversation, request)) {
            untilText(stream);
            client.cancel(conversation);
            Heard.of(stream);
        }

        assertThat(client.pendingCalls(conversation)).isEmpty();
        assertThat(say("SAY free").text()).isEqualTo("free");
    }

    @Test
    void a_dropped_connection_stops_nothing_the_turn_goes_on_to_its_end() throws Exception {
        try (var stream = client.send(conversation, message("HANG 1\n" + ONE_CALL))) {
            started(stream);
        }

        var calls = client.pendingCalls(conversation);
        for (var tries = 0; calls.isEmpty() && tries < 200; tries++) {
            Thread.sleep(Duration.ofMillis(100));
            calls = client.pendingCalls(conversation);
        }

        assertThat(calls).extracting(ToolCall::name).containsExactly("list_worlds");
        assertThat(hear(denials(calls), new UserMessage("SAY after")).text()).isEqualTo("after");
        assertThat(saidTo(lastSent())).containsExactly("HANG 1\n" + ONE_CALL, "SAY after");
    }

    @Test
    void a_dropped_turn_is_forgotten_when_it_is_cancelled_before_its_end() {
        try (var stream = client.send(conversation, message(TALK_SLOWLY))) {
            started(stream);
        }
        assertThat(client.cancel(conversation)).isTrue();

        assertThat(say("SAY after").text()).isEqualTo("after");
        assertThat(saidTo(lastSent())).containsExactly("SAY after");
    }

    @Test
    void a_fresh_conversation_is_primed_in_one_call_of_the_model() {
        var turn = hear(
            new UserMessage("SAY one"),
            new AssistantMessage("one"),
            new UserMessage("SAY two"),
            new AssistantMessage("two"),
            new SystemMessage("The story called Lamps is open."),
            new UserMessage("SAY three")
        );

        assertThat(turn.text()).isEqualTo("three");
        assertThat(sent())
            .singleElement()
            .satisfies(request ->
                assertThat(request.messages()).containsExactly(
                    new ModelMessage.Said("SAY one"),
                    new ModelMessage.Answered("one", List.of()),
                    new ModelMessage.Said("SAY two"),
                    new ModelMessage.Answered("two", List.of()),
                    new ModelMessage.Told("The story called Lamps is open."),
                    new ModelMessage.Said("SAY three")
                )
            );
        say("SAY four");
        assertThat(lastSent().messages()).hasSize(8);
    }

    @Test
    void a_long_silence_is_filled_with_pings() {
        var turn = say("HANG " + letta.silence() + "\nSAY late");

        // The first ping comes at once.
        assertThat(turn.all(Other.class)).containsOnly(new Other("ping")).hasSizeGreaterThan(1);
        assertThat(turn.text()).isEqualTo("late");
    }

    @ParameterizedTest
    @CsvSource({
        "400, LLM_ERROR",
        "401, LLM_AUTHENTICATION",
        "429, LLM_RATE_LIMIT",
        "500, LLM_ERROR",
        "503, LLM_ERROR",
    })
    void a_model_that_refuses_is_told_inside_the_stream_and_the_turn_is_forgotten(int status, FailureType type) {
        assertThat(failed(say("FAIL " + status)).type()).isEqualTo(type);

        assertThat(say("SAY after").text()).isEqualTo("after");
        assertThat(saidTo(lastSent())).containsExactly("SAY after");
    }

    @Test
    void a_model_that_breaks_off_is_told_after_its_words_and_the_turn_is_forgotten() {
        var turn = say("CUT\nSAY one two three four five");

        assertThat(turn.text()).startsWith("one two three").doesNotContain("five");
        assertThat(failed(turn).type()).isEqualTo(FailureType.INTERNAL_ERROR);
        say("SAY after");
        assertThat(saidTo(lastSent())).containsExactly("SAY after");
    }

    @Test
    void a_deleted_conversation_is_gone() {
        say("SAY one");
        client.deleteConversation(conversation);
        client.deleteConversation(conversation);

        refused(Kind.NOT_FOUND, () -> client.send(conversation, message("SAY x")));
        refused(Kind.NOT_FOUND, () -> client.cancel(conversation));
        client.patchBlock(agent, "persona", "The agent is still there.");
    }

    @Test
    void a_deleted_agent_takes_its_conversations_with_it() {
        client.deleteAgent(agent);
        client.deleteAgent(agent);

        refused(Kind.NOT_FOUND, () -> client.patchBlock(agent, "persona", "x"));
        refused(Kind.NOT_FOUND, () -> client.send(conversation, message("SAY x")));
        refused(Kind.NOT_FOUND, () -> client.recompile(conversation));
        refused(Kind.NOT_FOUND, () -> client.createConversation(agent));
        assertThat(client.pendingCalls(conversation)).isEmpty();
    }

    @Test
    void deleting_a_conversation_does_not_end_what_runs_in_it() {
        try (var stream = client.send(conversation, message("SLOW 0.02"))) {
            untilText(stream);
            client.deleteConversation(conversation);

            var turn = Heard.of(stream);
            assertThat(turn.text()).endsWith("slow and steady ");
            assertThat(turn.last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
        }
    }

    private Heard say(String text) {
        return hear(new UserMessage(text));
    }

    private Heard hear(LettaInput... inputs) {
        return hear(conversation, inputs);
    }

    private Heard hear(ConversationId conversation, LettaInput... inputs) {
        try (var stream = client.send(conversation, new SendMessages(List.of(inputs), TOOLS))) {
            return Heard.of(stream);
        }
    }

    private List<ModelRequest> sent() {
        var sent = letta.sent(agent);
        assumeTrue(sent.isPresent(), "STUB_MODEL_URL does not say where the model behind this Letta can be asked");
        return sent.orElseThrow();
    }

    private ModelRequest lastSent() {
        return sent().getLast();
    }

    private static List<String> saidTo(ModelRequest request) {
        return request
            .messages()
            .stream()
            .filter(ModelMessage.Said.class::isInstance)
            .map(it -> ((ModelMessage.Said) it).text())
            .toList();
    }

    private static AgentModel model(String handle) {
        return new AgentModel(handle, 0.9, 4000, 64_000);
    }

    private static SendMessages message(String text) {
        return new SendMessages(List.of(new UserMessage(text)), TOOLS);
    }

    private static ToolReturns results(List<ToolCall> calls) {
        return new ToolReturns(
            calls
                .stream()
                .map(call -> new ToolReturn(call.callId(), "result of " + call.name(), true))
                .toList()
        );
    }

    private static Denials denials(List<ToolCall> calls) {
        return new Denials(
            calls
                .stream()
                .map(call -> new Denial(call.callId(), "stopped by the person"))
                .toList()
        );
    }

    private static void started(LettaStream stream) {
        assertThat(stream.next()).isEqualTo(new Other("ping"));
    }

    private static void untilText(LettaStream stream) {
        for (var event = stream.next(); !(event instanceof LettaEvent.TextDelta); event = stream.next()) {
            assertThat(event).isNotNull();
        }
    }

    private static Failed failed(Heard turn) {
        assertThat(turn.last()).isInstanceOf(Failed.class);
        return (Failed) turn.last();
    }

    private static String json(ToolCall call) {
        return Json.MAPPER.readTree(call.arguments()).toString();
    }

    private static void refused(Kind kind, Runnable operation) {
        assertThatThrownBy(operation::run).isInstanceOfSatisfying(LettaException.class, refusal ->
            assertThat(refusal.kind()).isEqualTo(kind)
        );
    }
}
