package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.letta.TinyServer.Request;
import app.deepscifi.letta.model.AgentId;
import app.deepscifi.letta.model.AgentModel;
import app.deepscifi.letta.model.ClientTool;
import app.deepscifi.letta.model.ConversationId;
import app.deepscifi.letta.model.LettaInput;
import app.deepscifi.letta.model.LettaInput.Denial;
import app.deepscifi.letta.model.LettaInput.Denials;
import app.deepscifi.letta.model.LettaInput.ToolReturn;
import app.deepscifi.letta.model.LettaInput.ToolReturns;
import app.deepscifi.letta.model.LettaInput.UserMessage;
import app.deepscifi.letta.model.MemoryBlock;
import app.deepscifi.letta.model.NewAgent;
import app.deepscifi.letta.model.SendMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All other recordings: the client sends the same requests as the recorder, and parses the real server's responses. */
class OperationsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void health_names_the_version() {
        var version = asks("health", (client, _) -> client.version());

        assertThat(version).isEqualTo("0.16.8");
    }

    @Test
    void an_agent_is_made_with_everything_the_server_would_otherwise_choose() {
        var recording = Recording.of("agent-create");
        try (var server = TinyServer.replaying(recording); var client = server.client()) {
            var agent = client.createAgent(
                new NewAgent(
                    "recorded",
                    "You are terse.",
                    new AgentModel("openai-proxy/stub", 0.9, 4000, 64000),
                    List.of(new MemoryBlock("persona", "You keep worlds.")),
                    Map.of("user", "u1"),
                    List.of("deepscifi")
                )
            );

            assertThat(agent).isEqualTo(new AgentId("agent-98f59024-0b67-4502-8629-820fe3b7032e"));
            assertThat(server.onlyRequest().body()).isEqualTo(
                """
                {"name":"recorded","agent_type":"letta_v1_agent","system":"You are terse.","model":"openai-proxy/stub",\
                "model_settings":{"provider_type":"openai","parallel_tool_calls":true,"temperature":0.9,"max_output_tokens":4000},\
                "context_window_limit":64000,"compaction_settings":{"model":"openai-proxy/stub"},"include_base_tools":false,\
                "memory_blocks":[{"label":"persona","value":"You keep worlds."}],"metadata":{"user":"u1"},"tags":["deepscifi"]}"""
            );
        }
    }

    @Test
    void an_agent_is_deleted() {
        tells("agent-delete", (client, recording) -> client.deleteAgent(recording.agent()));
    }

    @Test
    void deleting_what_is_gone_is_no_error() {
        try (var server = TinyServer.replaying("agent-gone"); var client = server.client()) {
            client.deleteAgent(new AgentId("agent-1"));
            client.deleteConversation(new ConversationId("conv-1"));
        }
    }

    @Test
    void a_block_is_changed() {
        tells("block-patch", (client, recording) ->
            client.patchBlock(recording.agent(), "persona", "You keep worlds well.")
        );
    }

    @Test
    void an_empty_text_of_a_block_is_sent_too() {
        try (var server = TinyServer.replaying("block-patch"); var client = server.client()) {
            client.patchBlock(new AgentId("agent-1"), "project", "");

            assertThat(server.onlyRequest().body()).isEqualTo(
                """
                {"value":""}"""
            );
        }
    }

    @Test
    void a_conversation_is_made() {
        var conversation = asks("conversation-create", (client, recording) ->
            client.createConversation(new AgentId(recording.path().substring(recording.path().indexOf('=') + 1)))
        );

        assertThat(conversation).isEqualTo(new ConversationId("conv-a616be04-3a2e-4c5a-b07f-dc4c41122760"));
    }

    @Test
    void a_conversation_is_recompiled() {
        tells("recompile", (client, recording) -> client.recompile(recording.conversation()));
    }

    @Test
    void a_conversation_is_deleted() {
        tells("conversation-delete", (client, recording) -> client.deleteConversation(recording.conversation()));
    }

    @Test
    void cancelling_says_that_something_ran() {
        assertThat(cancels("cancel")).isTrue();
    }

    @Test
    void cancelling_when_nothing_runs_is_no_error() {
        assertThat(cancels("cancel-nothing-runs")).isFalse();
    }

    @Test
    void a_model_that_the_server_does_not_know_is_no_agent_that_is_gone() {
        var answer = "{\"detail\":\"NOT_FOUND: Handle openai-proxy/nobody not found, must be one of []\"}".getBytes(
            StandardCharsets.UTF_8
        );
        try (var server = TinyServer.answering(404, "application/json", answer); var client = server.client()) {
            assertThatThrownBy(() ->
                client.createAgent(
                    new NewAgent(
                        "nobody",
                        "You are terse.",
                        new AgentModel("openai-proxy/nobody", 1, 1, 1),
                        List.of(),
                        Map.of(),
                        List.of()
                    )
                )
            ).isInstanceOfSatisfying(LettaException.class, refusal ->
                assertThat(refusal.kind()).isEqualTo(LettaException.Kind.UNPROCESSABLE)
            );
        }
    }

    @Test
    void nothing_is_pending_after_an_answer() {
        try (var server = TinyServer.replaying("messages"); var client = server.client()) {
            var recording = Recording.of("messages");

            assertThat(client.pendingCalls(recording.conversation())).isEmpty();
            assertThat(server.onlyRequest().target()).isEqualTo(
                recording.path().replace("?limit=4&order=desc", "?order=desc&limit=20")
            );
        }
    }

    @Test
    void a_busy_conversation_is_a_conflict() {
        refuses("busy", LettaException.Kind.CONFLICT, OperationsTests::says);
    }

    @Test
    void a_conversation_that_is_gone_is_not_found() {
        refuses("conversation-gone", LettaException.Kind.NOT_FOUND, OperationsTests::says);
    }

    @Test
    void a_request_that_the_server_does_not_understand_is_unprocessable() {
        refuses("unprocessable", LettaException.Kind.UNPROCESSABLE, OperationsTests::says);
    }

    @Test
    void an_answer_that_is_no_stream_is_a_bad_answer() {
        refuses("not-streamed", LettaException.Kind.BAD_ANSWER, OperationsTests::says);
    }

    @Test
    void results_of_calls_are_sent_as_the_server_took_them() {
        sends(
            "two-returns",
            new ToolReturns(
                List.of(
                    new ToolReturn("call_cf3ead5d054a", "[]", true),
                    new ToolReturn("call_f9eacfbbe12c", "name: at most 80 characters", false)
                )
            )
        );
    }

    @Test
    void calls_are_denied_and_the_talk_goes_on_in_one_request() {
        sends(
            "deny-and-go-on",
            new Denials(List.of(new Denial("call_c2e4773bf4e2", "stopped by the person"))),
            new UserMessage("SAY we go on")
        );
    }

    @Test
    void tools_and_flags_travel_with_every_message() {
        var tool = new ClientTool("list_worlds", "Lists the worlds", Map.of("type", "object"));
        try (var server = TinyServer.replaying("say"); var client = server.client()) {
            client
                .send(Events.CONVERSATION, new SendMessages(List.of(new UserMessage("Grüße ✨")), List.of(tool)))
                .close();

            assertThat(server.onlyRequest()).isEqualTo(
                new Request(
                    "POST",
                    "/v1/conversations/conv-1/messages",
                    "Bearer secret",
                    """
                    {"messages":[{"type":"message","role":"user","content":"Grüße ✨"}],"streaming":true,\
                    "stream_tokens":true,"include_pings":true,\
                    "client_tools":[{"name":"list_worlds","description":"Lists the worlds","parameters":{"type":"object"}}]}"""
                )
            );
        }
    }

    private static LettaStream says(LettaClient client, Recording recording) {
        return client.send(recording.conversation(), Events.HELLO);
    }

    private static boolean cancels(String name) {
        try (var server = TinyServer.replaying(name); var client = server.client()) {
            var recording = Recording.of(name);
            var ran = client.cancel(recording.conversation());
            assertThat(server.onlyRequest().target()).isEqualTo(recording.path());
            return ran;
        }
    }

    /** Asserts that the messages are those of the recording. The recorder also sent tools, which don't matter here. */
    private static void sends(String name, LettaInput... inputs) {
        var recording = Recording.of(name);
        try (var server = TinyServer.replaying(recording); var client = server.client()) {
            client.send(recording.conversation(), new SendMessages(List.of(inputs), List.of())).close();

            assertThat(server.onlyRequest().target()).isEqualTo(recording.path());
            assertThat(messages(server.onlyRequest().body())).isEqualTo(messages(recording.request()));
        }
    }

    private static JsonNode messages(String body) {
        var messages = JSON.readTree(body).path("messages");
        // The recorder left out the type, because it is the server's default.
        messages.forEach(message -> {
            if (!message.has("type")) {
                message.asObject().put("type", "message");
            }
        });
        return messages;
    }

    private static void tells(String name, BiConsumer<LettaClient, Recording> operation) {
        asks(name, (client, recording) -> {
            operation.accept(client, recording);
            return true;
        });
    }

    private static <T> T asks(String name, BiFunction<LettaClient, Recording, T> operation) {
        var recording = Recording.of(name);
        try (var server = TinyServer.replaying(recording); var client = server.client()) {
            var answer = operation.apply(client, recording);
            var request = server.onlyRequest();
            assertThat(request.method()).isEqualTo(recording.method());
            assertThat(request.target()).isEqualTo(recording.path());
            assertThat(request.body()).isEqualTo(recording.request().replace("\": ", "\":"));
            return answer;
        }
    }

    private static LettaException refuses(
        String name,
        LettaException.Kind kind,
        BiFunction<LettaClient, Recording, ?> operation
    ) {
        var recording = Recording.of(name);
        try (var server = TinyServer.replaying(recording); var client = server.client()) {
            var refusal = new LettaException[1];
            assertThatThrownBy(() -> operation.apply(client, recording)).isInstanceOfSatisfying(
                LettaException.class,
                thrown -> refusal[0] = thrown
            );
            assertThat(refusal[0].kind()).isEqualTo(kind);
            assertThat(server.onlyRequest().target()).isEqualTo(recording.path());
            return refusal[0];
        }
    }
}
