package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.SimulatorSettings;
import app.deepscifi.simulator.model.ModelMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent server restarts without its data. Nothing is lost, because the conversations are in our database. */
class LostAgentsTests {

    private static final String PASSWORD = "secret";

    private LettaSimulator agents = started(0);
    private final TestPlatform platform = TestPlatform.start(
        Map.of(
            "LETTA_BASE_URL",
            agents.baseUrl().toString(),
            "LETTA_SERVER_PASSWORD",
            PASSWORD,
            "LETTA_MODEL",
            "simulator/rules"
        ),
        Duration.ZERO
    );
    private final Person person = platform.signUp("Ada");

    @BeforeEach
    void somebody_has_talked() {
        person.say("SAY The lamp is called Mathilde.").isCompleted();
    }

    @AfterEach
    void end() {
        platform.close();
        agents.close();
    }

    @Test
    void a_server_that_is_down_ends_the_turn_and_one_that_comes_back_empty_is_told_the_history() {
        var port = agents.baseUrl().getPort();
        agents.close();

        var failed = person.say("SAY Is anybody there?");
        assertThat(failed.reason()).isEqualTo("failed");
        assertThat(failed.one("error").path("code").asString()).isEqualTo("agent-unavailable");
        assertThat(failed.one("error").path("retryable").asBoolean()).isTrue();
        var ready = person.get("/api/health/ready").json();
        assertThat(ready.path("components").path("agents").path("status").asString()).isEqualTo("down");
        assertThat(ready.path("components").path("database").path("status").asString()).isEqualTo("up");

        agents = started(port);
        assertThat(person.say("SAY Mathilde, as you said.").isCompleted().text()).isEqualTo("Mathilde, as you said.");

        var told = agents.modelRequests().getLast().messages();
        assertThat(told).contains(
            new ModelMessage.Said("SAY The lamp is called Mathilde."),
            new ModelMessage.Said("SAY Is anybody there?")
        );
        assertThat(told).anySatisfy(message ->
            assertThat(message).isInstanceOfSatisfying(ModelMessage.Answered.class, answered ->
                assertThat(answered.text()).isEqualTo("The lamp is called Mathilde.")
            )
        );
    }

    private static LettaSimulator started(int port) {
        try {
            return LettaSimulator.start(
                SimulatorSettings.defaults().withPort(port).withPassword(PASSWORD).withPace(Duration.ZERO)
            );
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
