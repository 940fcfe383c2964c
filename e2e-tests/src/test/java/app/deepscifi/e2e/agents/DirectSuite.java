package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.simulator.stub.StubModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agents without an agent server: checks the exact requests to the model. */
abstract class DirectSuite extends AgentSuite {

    private static final String LONG = "word ".repeat(700);

    /** More messages than fit into the context of the model. */
    private static final int MANY = 60;

    abstract StubModel stub();

    static StubModel startedStub() {
        try {
            return StubModel.start(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestPlatform started(Map<String, String> variables) {
        var all = new HashMap<>(variables);
        // The tests send many messages in a short time.
        all.put("TURNS_PER_MINUTE", "1000");
        all.put("TOKENS_PER_DAY", "100000000");
        return TestPlatform.start(all, Duration.ZERO);
    }

    @Test
    void the_platform_says_which_model_it_asks() {
        var platform = platform().visitor().get("/api/platform").is(200).json();

        assertThat(platform.path("agents").asString()).isEqualTo("direct");
        assertThat(platform.path("model").asString()).endsWith("/stub");
        var agents = platform().visitor().get("/api/health/ready").is(200).json().path("components").path("agents");
        assertThat(agents.path("kind").asString()).isEqualTo("direct");
        assertThat(agents.path("detail").asString()).endsWith("/stub");
    }

    @Test
    void after_a_stop_the_model_is_told_what_was_said() {
        var person = platform().signUp("Cy");
        String seen;
        try (var stream = person.begin(Order.TALK_SLOWLY + " about Cygnus", Place.ANYWHERE)) {
            var begun = stream.until("text");
            person.stop(begun.id());
            seen = begun.and(stream.rest()).text();
        }

        person.say("SAY Where were we?").isCompleted();

        assertThat(lastRequest()).contains(Order.TALK_SLOWLY + " about Cygnus", seen.strip(), "Where were we?");
    }

    @Test
    void calls_of_earlier_turns_are_told_with_what_came_of_them() {
        var person = platform().signUp("Cy");
        person.say(Order.calls(Order.call("list_worlds", Map.of()))).isCompleted();

        assertThat(person.say("SAY Here.").isCompleted().text()).isEqualTo("Here.");
        assertThat(lastRequest()).contains("list_worlds");
    }

    @Test
    void a_change_of_canon_is_in_the_very_next_request() {
        var person = platform().signUp("Cy");
        var world = Place.world(person.worldId());
        var turn = person.say(Order.proposeRule("one-lamp", "One lamp each, and no more."), world).isCompleted();
        person.post("/api/proposals/" + turn.one("proposal").path("proposalId").asString() + "/accept").is(200);

        person.say("SAY I know.", world).isCompleted();

        assertThat(system()).contains("One lamp each, and no more.");
    }

    @Test
    void the_oldest_part_of_a_long_talk_is_summed_up_while_nobody_waits() {
        var person = platform().signUp("Cy");
        person.say("SAY The lamp is called Mathilde. " + LONG).isCompleted();
        assertThat(lastRequest()).contains("Mathilde");

        for (var turn = 0; turn < MANY && !lastRequest().contains("<summary>"); turn++) {
            person.say("SAY " + turn + " " + LONG).isCompleted();
        }

        assertThat(lastRequest())
            .contains("<summary>")
            .hasSizeLessThan(MANY * LONG.length());
        assertThat(lastRequest().split("Mathilde", -1)).hasSizeLessThanOrEqualTo(2);
        assertThat(stub().requests()).anySatisfy(request ->
            assertThat(request.body().toString()).contains("You keep the memory of a long talk")
        );
    }

    @Test
    void a_summary_that_fails_fails_no_turn_and_the_oldest_part_is_left_out() {
        var person = platform().signUp("Cy");
        assertThat(person.say("FAIL 500 for Mathilde").reason()).isEqualTo("failed");
        person.say("SAY again").isCompleted();
        assertThat(lastRequest()).contains("Mathilde");

        for (var turn = 0; turn < MANY && lastRequest().contains("Mathilde"); turn++) {
            person.say("SAY " + turn + " " + LONG).isCompleted();
        }

        assertThat(lastRequest()).doesNotContain("Mathilde");
    }

    /** The last request that is not for a summary. */
    private String lastRequest() {
        return stub()
            .requests()
            .reversed()
            .stream()
            .map(request -> request.body().toString())
            .filter(body -> !body.contains("You keep the memory of a long talk"))
            .findFirst()
            .orElseThrow();
    }

    private String system() {
        var body = stub().requests().getLast().body();
        return body.has("system") ? body.path("system").toString() : body.at("/messages/0/content").asString();
    }
}
