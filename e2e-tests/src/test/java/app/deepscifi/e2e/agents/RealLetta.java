package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.EventStream;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.simulator.model.ModelRequest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The suite on a real Letta, with tests that need a slow server. */
abstract class RealLetta extends AgentSuite {

    /** The default number of concurrent turns at a Letta. */
    private static final int PLACES = 8;

    private final TestPlatform platform;

    RealLetta(TestPlatform platform) {
        this.platform = platform;
    }

    @Override
    TestPlatform platform() {
        return platform;
    }

    @Test
    void ten_people_at_once_get_their_answers_in_order_of_asking_and_none_is_lost() {
        var people = IntStream.range(0, PLACES + 2)
            .mapToObj(number -> platform.signUp("Person" + number))
            .toList();
        people.forEach(person -> person.say("SAY ready").isCompleted());
        // Later messages have longer answers, so the places become free one after the other.
        var orders = IntStream.range(0, people.size())
            .mapToObj(number -> "SLOW 0.0%d for %s".formatted(Math.min(number + 1, PLACES), people.get(number).id()))
            .toList();

        var streams = IntStream.range(0, people.size())
            .mapToObj(number -> people.get(number).begin(orders.get(number), Place.ANYWHERE))
            .toList();
        var turns = streams.stream().map(RealLetta::heard).toList();

        assertThat(turns).allSatisfy(turn -> assertThat(turn.text()).isEqualTo("slow and steady ".repeat(60)));
        assertThat(turns.subList(PLACES, turns.size())).allSatisfy(turn ->
            assertThat(turn.names()).contains("turn.queued")
        );
        var sent = platform.sent().stream().map(ModelRequest::said).filter(orders::contains).toList();
        assertThat(sent).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(sent.subList(PLACES, sent.size())).isEqualTo(orders.subList(PLACES, orders.size()));
    }

    private static Turn heard(EventStream stream) {
        try (stream) {
            return stream.rest().isCompleted();
        }
    }
}
