package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.letta.LettaEvent.RunStarted;
import app.deepscifi.letta.LettaEvent.Stopped;
import app.deepscifi.letta.LettaEvent.TextDelta;
import app.deepscifi.letta.LettaInput.AssistantMessage;
import app.deepscifi.letta.LettaInput.Denial;
import app.deepscifi.letta.LettaInput.Denials;
import app.deepscifi.letta.LettaInput.ToolReturn;
import app.deepscifi.letta.LettaInput.ToolReturns;
import app.deepscifi.letta.LettaInput.UserMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The same client against a real server whose model is a stub that does what the message says. Runs where
 * {@code LETTA_MODEL=openai-proxy/stub} stands beside {@code LETTA_BASE_URL} and {@code LETTA_SERVER_PASSWORD}.
 */
@EnabledIfEnvironmentVariable(named = "LETTA_BASE_URL", matches = "http.+")
@EnabledIfEnvironmentVariable(named = "LETTA_MODEL", matches = "openai-proxy/stub")
class RealLettaTests {

    private static final AgentModel STUB = new AgentModel("openai-proxy/stub", 0.9, 4000, 64000);
    private static final List<ClientTool> TOOLS = List.of(
        new ClientTool("list_worlds", "Lists worlds", Map.of("type", "object", "properties", Map.of())),
        new ClientTool("create_world", "Creates a world", Map.of("type", "object", "properties", Map.of()))
    );
    private static final String TWO_CALLS =
        "CALLS [{\"name\": \"list_worlds\", \"args\": {}}, {\"name\": \"create_world\", \"args\": {\"name\": \"A\"}}]";

    private final LettaClient client = new LettaClient(
        LettaSettings.of(
            URI.create(String.valueOf(System.getenv("LETTA_BASE_URL"))),
            environment("LETTA_SERVER_PASSWORD")
        )
    );
    private AgentId agent = new AgentId("none");
    private ConversationId conversation = new ConversationId("none");

    @BeforeEach
    void an_agent_and_a_conversation() {
        agent = client.createAgent(
            new NewAgent(
                "letta-client-tests",
                "You are terse.",
                STUB,
                List.of(new MemoryBlock("persona", "You keep worlds.")),
                Map.of(),
                List.of("letta-client-tests")
            )
        );
        conversation = client.createConversation(agent);
    }

    @AfterEach
    void leave_nothing_behind() {
        client.deleteConversation(conversation);
        client.deleteAgent(agent);
        client.deleteAgent(agent);
        client.close();
    }

    @Test
    void it_is_healthy_and_ready() {
        assertThat(client.health().status()).isEqualTo("ok");
        assertThat(client.ready().version()).isEqualTo(client.health().version());
    }

    @Test
    void an_agent_is_kept_changed_and_found() {
        client.patchAgent(agent, AgentPatch.system("You are long-winded."));
        client.patchAgent(agent, AgentPatch.model(STUB));
        client.patchBlock(agent, "persona", "You keep worlds well.");
        client.recompile(conversation);

        var changed = client.agent(agent);
        assertThat(changed.system()).isEqualTo("You are long-winded.");
        assertThat(changed.blocks()).containsExactly(new MemoryBlock("persona", "You keep worlds well."));
        assertThat(changed.tags()).containsExactly("letta-client-tests");
        assertThat(client.agentsTagged(List.of("letta-client-tests")))
            .extracting(Agent::id)
            .contains(agent);
    }

    @Test
    void a_fresh_conversation_is_primed_and_answers() {
        var turn = says(new UserMessage("hi"), new AssistantMessage("hello"), new UserMessage("SAY Ad astra ✨ 星"));

        assertThat(turn.text()).isEqualTo("Ad astra ✨ 星");
        assertThat(turn.only(LettaEvent.Usage.class)).hasSize(1);
        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
        assertThat(client.pendingCalls(conversation)).isEmpty();
    }

    @Test
    void calls_are_pending_until_they_are_answered() {
        var calls = says(new UserMessage(TWO_CALLS)).only(LettaEvent.ToolCallsRequested.class).getFirst().calls();
        assertThat(calls).hasSize(2);
        assertThat(client.pendingCalls(conversation)).isEqualTo(calls);
        assertThat(client.cancel(conversation)).isFalse();

        var answer = says(
            new ToolReturns(
                calls
                    .stream()
                    .map(call -> new ToolReturn(call.callId(), "[]", true))
                    .toList()
            )
        );
        assertThat(answer.text()).isNotBlank();
        assertThat(client.pendingCalls(conversation)).isEmpty();
    }

    @Test
    void calls_are_pending_until_they_are_denied() {
        says(new UserMessage("SAY first\n" + TWO_CALLS));
        var pending = client.pendingCalls(conversation);
        assertThat(pending).hasSize(2);
        assertThat(says(new UserMessage("SAY impatient")).last()).isInstanceOfSatisfying(
            LettaEvent.Failed.class,
            failed -> assertThat(failed.type()).isEqualTo(FailureType.CALLS_PENDING)
        );

        var turn = says(
            new Denials(
                pending
                    .stream()
                    .map(call -> new Denial(call.callId(), "stopped by the person"))
                    .toList()
            ),
            new UserMessage("SAY we go on")
        );
        assertThat(turn.text()).isEqualTo("we go on");
        assertThat(client.pendingCalls(conversation)).isEmpty();
    }

    @Test
    void a_turn_is_cancelled_and_the_conversation_is_free() {
        try (var stream = client.send(conversation, message(new UserMessage("SLOW 0.3")))) {
            assertThat(stream.next()).isInstanceOf(RunStarted.class);
            assertThat(stream.next()).isInstanceOf(TextDelta.class);
            assertThat(client.cancel(conversation)).isTrue();
            assertThat(Events.drain(stream).last()).isEqualTo(new Stopped(StopReason.CANCELLED, "cancelled"));
        }
        assertThat(client.cancel(conversation)).isFalse();
        assertThat(says(new UserMessage("SAY free")).text()).isEqualTo("free");
    }

    @Test
    void a_dropped_turn_runs_on_until_it_is_cancelled() {
        try (var stream = client.send(conversation, message(new UserMessage("SLOW 0.3")))) {
            assertThat(stream.next()).isInstanceOf(RunStarted.class);
        }

        assertThat(client.cancel(conversation)).isTrue();
        assertThat(says(new UserMessage("SAY free")).text()).isEqualTo("free");
    }

    @Test
    void a_fork_goes_its_own_way() {
        says(new UserMessage("SAY one"));
        var copy = client.fork(conversation);

        assertThat(copy).isNotEqualTo(conversation);
        client.deleteConversation(copy);
    }

    private Events says(LettaInput... inputs) {
        try (var stream = client.send(conversation, message(inputs))) {
            return Events.drain(stream);
        }
    }

    private static SendMessages message(LettaInput... inputs) {
        return new SendMessages(List.of(inputs), TOOLS);
    }

    private static @Nullable String environment(String name) {
        return System.getenv(name);
    }
}
