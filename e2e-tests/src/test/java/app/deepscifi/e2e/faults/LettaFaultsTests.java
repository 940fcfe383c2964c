package app.deepscifi.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.faults.Talk.Heard;
import app.deepscifi.simulator.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Agents on a Letta. */
class LettaFaultsTests extends FaultTable {

    private static final String AGENTS = "/v1/agents/?";
    private static final String CONVERSATIONS = "/v1/conversations/?";
    private static final String CANCEL = "/v1/conversations/[^/]+/cancel/?";
    private static final String UNKNOWN_TOOL = Order.calls(Order.call("drop_all_tables", Map.of()));

    @SuppressWarnings("NullAway.Init") // The table asks for it before the first test.
    private LettaUpstream letta;

    @Override
    Upstream upstream() throws IOException {
        letta = new LettaUpstream();
        return letta;
    }

    /** Adds an order whose call Letta answers itself, with frames of other kinds. */
    @Override
    List<String> orders() {
        return Stream.concat(super.orders().stream(), Stream.of(UNKNOWN_TOOL)).toList();
    }

    @Override
    List<Refused> refusals() {
        return List.of(
            new Refused(new Fault.Status(401), "agent-unauthorized", false),
            new Refused(new Fault.Status(422), "agent-refused", false),
            new Refused(new Fault.Status(429), "model-rate-limited", true),
            new Refused(new Fault.Status(500), "agent-unavailable", true),
            new Refused(new Fault.Status(503), "agent-unavailable", true),
            new Refused(new Fault.Garbage(), "agent-unavailable", true),
            new Refused(new Fault.ModelFails(401), "agent-unauthorized", false),
            new Refused(new Fault.ModelFails(429), "model-rate-limited", true),
            new Refused(new Fault.ModelFails(500), "model-failed", true)
        );
    }

    static Stream<Fault> lost() {
        return Stream.of(new Fault.Status(404), new Fault.Status(409), new Fault.Conflict(), new Fault.CallsPending());
    }

    @ParameterizedTest
    @MethodSource("lost")
    void a_conversation_that_is_gone_or_busy_is_mended_and_the_answer_comes_in_the_same_turn(Fault fault) {
        var talk = talk();
        letta.fail(0, fault);

        var turn = talk.say("SAY Snow.").isCompleted();

        assertThat(turn.text()).isEqualTo("Snow.");
        talk.isSound(turn);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void one_that_stays_gone_or_busy_fails_the_turn(Fault fault) {
        var talk = talk();
        letta.fail(0, fault);
        letta.fail(0, fault);

        var turn = talk.say("SAY Snow.");

        failed(turn, "agent-lost", true);
        talk.isSound(turn);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void one_that_is_gone_or_busy_when_results_come_fails_the_turn(Fault fault) {
        var talk = talk();
        letta.fail(1, fault);

        var turn = talk.say(Order.proposeRule("one-lamp", "One lamp each."));

        failed(turn, "agent-lost", true);
        talk.isSound(turn);
    }

    @Test
    void an_agent_that_is_gone_is_made_again_from_canon_and_history() {
        var talk = talk();
        letta.forget();

        var turn = talk.say("SAY As I said.").isCompleted();

        assertThat(turn.text()).isEqualTo("As I said.");
        var sent = letta.sentLast();
        assertThat(sent).contains("Good evening.", "Slow Light");
        talk.isSound(turn);
    }

    static List<Arguments> beginnings() {
        return List.of(
            Arguments.of("an agent is made", AGENTS),
            Arguments.of("a conversation is opened", CONVERSATIONS)
        );
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void a_stop_before_there_is_a_conversation_ends_the_turn_within_a_second(String moment, String path)
        throws Exception {
        stopsAt(letta.fail("POST", path, new Fault.Hang()), newTalk(), moment);
    }

    @Test
    void a_stop_that_letta_does_not_hear_ends_the_turn_within_a_second() throws Exception {
        letta.fail("POST", CANCEL, new Fault.Hang());
        var talk = talk();
        letta.fail(0, new Fault.SilentAt("assistant_message", 1, java.time.Duration.ofMinutes(5)));
        try (var stream = talk.begin("SAY one two three")) {
            var begun = stream.until("text");

            var turn = begun.and(talk.stop(begun.id(), stream));

            talk.isSound(turn, Heard.THE_BEGINNING);
        }
    }

    @Test
    void a_stop_in_the_queue_ends_the_turn_within_a_second() {
        var busy = new ArrayList<Busy>();
        try {
            for (var place = 0; place < 8; place++) {
                busy.add(Busy.with(newTalk()));
            }
            var talk = newTalk();
            try (var stream = talk.begin("SAY never heard")) {
                var queued = stream.until("turn.queued");

                var turn = queued.and(talk.stop(talk.latest(), stream));

                assertThat(turn.names()).containsExactly("turn.queued", "turn.finished");
                assertThat(talk.said()).isEmpty();
            }
        } finally {
            busy.forEach(Busy::close);
        }
        var talk = talk();
        talk.isSound(talk.say("SAY here"));
    }

    /** A turn that takes a place at the agent server. */
    private record Busy(Talk talk, app.deepscifi.e2e.client.EventStream stream, String turn) implements AutoCloseable {
        static Busy with(Talk talk) {
            var stream = talk.begin(Order.TALK_SLOWLY);
            return new Busy(talk, stream, stream.until("text").id());
        }

        @Override
        public void close() {
            talk.person().stop(turn);
            stream.rest();
            stream.close();
        }
    }
}
