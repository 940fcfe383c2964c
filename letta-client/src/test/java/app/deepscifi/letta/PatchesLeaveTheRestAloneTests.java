package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.letta.TinyServer.Request;
import app.deepscifi.letta.model.AgentId;
import app.deepscifi.letta.model.AgentModel;
import app.deepscifi.letta.model.AgentPatch;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The exact bytes of each PATCH: a null or an empty list too many would empty an agent. */
class PatchesLeaveTheRestAloneTests {

    private static final AgentId AGENT = new AgentId("agent-1");
    private static final byte[] ANSWER = "{\"id\":\"agent-1\",\"name\":\"a\",\"value\":\"\"}".getBytes(
        StandardCharsets.UTF_8
    );

    @Test
    void a_name() {
        assertThat(body(client -> client.patchAgent(AGENT, new AgentPatch("Ares", null, null)))).isEqualTo(
            """
            {"name":"Ares"}"""
        );
    }

    @Test
    void a_system_prompt() {
        assertThat(body(client -> client.patchAgent(AGENT, AgentPatch.system("You are terse.")))).isEqualTo(
            """
            {"system":"You are terse."}"""
        );
    }

    @Test
    void a_model_with_all_its_settings() {
        var model = new AgentModel("anthropic/claude-sonnet-4-5", 0.8, 8000, 90000);

        assertThat(body(client -> client.patchAgent(AGENT, AgentPatch.model(model)))).isEqualTo(
            """
            {"model":"anthropic/claude-sonnet-4-5",\
            "model_settings":{"provider_type":"anthropic","parallel_tool_calls":true,"temperature":0.8,"max_output_tokens":8000},\
            "context_window_limit":90000,"compaction_settings":{"model":"anthropic/claude-sonnet-4-5"}}"""
        );
    }

    @Test
    void nothing() {
        assertThat(body(client -> client.patchAgent(AGENT, new AgentPatch(null, null, null)))).isEqualTo("{}");
    }

    @Test
    void a_block() {
        assertThat(body(client -> client.patchBlock(AGENT, "project", ""))).isEqualTo(
            """
            {"value":""}"""
        );
    }

    private static String body(Consumer<LettaClient> patch) {
        try (var server = TinyServer.answering(200, "application/json", ANSWER); var client = server.client()) {
            patch.accept(client);
            Request request = server.onlyRequest();
            assertThat(request.method()).isEqualTo("PATCH");
            return request.body();
        }
    }
}
