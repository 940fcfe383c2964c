package app.deepscifi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.simulator.model.ModelMessage;
import org.junit.jupiter.api.Test;

@WithPlatform
class SimulatedLettaTests extends AgentSuite {

    private final TestPlatform platform;

    SimulatedLettaTests(TestPlatform platform) {
        this.platform = platform;
    }

    @Override
    TestPlatform platform() {
        return platform;
    }

    @Test
    void after_a_stop_the_model_is_told_what_was_said() {
        var person = platform.signUp("Cy");
        try (var stream = person.begin(Order.TALK_SLOWLY + " about Cygnus", Place.ANYWHERE)) {
            person.stop(stream.until("text").id());
            stream.rest();
        }

        person.say("SAY Where were we?");

        var messages = platform.simulator().modelRequests().getLast().messages();
        assertThat(messages).contains(new ModelMessage.Said(Order.TALK_SLOWLY + " about Cygnus"));
        assertThat(messages).anySatisfy(message ->
            assertThat(message).isInstanceOfSatisfying(ModelMessage.Answered.class, answered ->
                assertThat(answered.text()).startsWith("slow")
            )
        );
    }
}
