package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.SimulatorSettings;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.stub.StubModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An installation changes from Letta to direct models and back. Nothing is lost, because the conversations are in our
 * database.
 */
class RuntimesChangeTests {

    private static final String PASSWORD = "secret";

    @Test
    void the_conversation_is_known_after_each_change_of_the_runtime() throws IOException {
        try (
            var letta = LettaSimulator.start(
                SimulatorSettings.defaults().withPassword(PASSWORD).withPace(Duration.ZERO)
            );
            var stub = StubModel.start(0);
            var platform = TestPlatform.start(letta(letta), Duration.ZERO)
        ) {
            var person = platform.signUp("Ada");
            var world = Place.world(person.worldId());
            person.say("SAY The lamp is called Mathilde.", world).isCompleted();

            platform.restart(direct(stub));
            person.say("SAY The door is called Otto.", world).isCompleted();

            assertThat(stub.requests().getLast().body().toString()).contains("The lamp is called Mathilde.");

            platform.restart(letta(letta));
            person.say("SAY I know both.", world).isCompleted();

            assertThat(letta.modelRequests().getLast().messages())
                .filteredOn(ModelMessage.Answered.class::isInstance)
                .extracting(it -> ((ModelMessage.Answered) it).text())
                .contains("The lamp is called Mathilde.", "The door is called Otto.");

            platform.restart(direct(stub));
            person.say("SAY I still do.", world).isCompleted();

            assertThat(stub.requests().getLast().body().toString()).contains(
                "The lamp is called Mathilde.",
                "The door is called Otto.",
                "I know both."
            );
            assertThat(person.get("/api/chat/history?worldId=" + world.fields().get("worldId")).items()).hasSize(4);
        }
    }

    private static Map<String, String> letta(LettaSimulator letta) {
        return Map.of(
            "LETTA_BASE_URL",
            letta.baseUrl().toString(),
            "LETTA_SERVER_PASSWORD",
            PASSWORD,
            "LETTA_MODEL",
            "simulator/rules"
        );
    }

    private static Map<String, String> direct(StubModel stub) {
        return Map.of(
            "AGENT_RUNTIME",
            "direct",
            "OPENAI_API_KEY",
            "a key",
            "OPENAI_BASE_URL",
            stub.url().resolve("/v1").toString(),
            "LETTA_MODEL",
            "openai/stub"
        );
    }
}
