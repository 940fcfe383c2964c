package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import app.deepscifi.simulator.model.ModelMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tool calls of models and their results: the turn ends well, and so does the next one. */
@WithPlatform
@WithPlatform.Alone
class ToolLoopTests {

    private final TestPlatform platform;
    private final Person person;
    private final Place place;

    ToolLoopTests(TestPlatform platform) {
        this.platform = platform;
        this.person = platform.signUp("Ada");
        this.place = Place.world(person.worldId());
    }

    @Test
    void several_calls_in_one_step_are_run_in_order_and_all_are_answered() {
        var turn = person.say(
            Order.calls(
                Order.call("read_canon", Map.of("addresses", List.of("/premise"))),
                Order.call("create_story", Map.of("title", "Lamps")),
                Order.call("write_segment", Map.of("text", "It was dark. ".repeat(200)))
            ),
            place
        );

        assertThat(turn.isCompleted().tools()).containsExactly("read_canon ok", "create_story ok", "write_segment ok");
        assertThat(turn.passage()).as("pieces of the arguments, joined").isEqualTo("It was dark. ".repeat(200));
        assertThat(returned()).hasSize(3);
        person.say("SAY after", place).isCompleted();
    }

    @Test
    void arguments_that_can_not_be_taken_are_answered_so_that_the_model_can_mend_them() {
        var turn = person.say(
            Order.calls(
                Order.call("read_canon", Map.of("addresses", List.of("/nowhere/at-all"))),
                Order.call("create_story", Map.of("title", "")),
                Order.call("create_story", "no object"),
                Order.call("propose_changes", Map.of("reason", "To be tried", "changes", List.of()))
            ),
            place
        );

        assertThat(turn.isCompleted().tools()).allMatch(tool -> tool.endsWith(" failed"));
        assertThat(returned().get(0)).contains("must start with one of /premise");
        assertThat(returned().get(1)).contains("title");
        assertThat(returned().get(2)).contains("can't be read");
        assertThat(returned().get(3)).contains("changes");
        person.say(Order.proposeRule("one-lamp", "One lamp each."), place).isCompleted().one("proposal");
    }

    /** The latest tool results that the model received, in order. */
    private List<String> returned() {
        var messages = platform.simulator().modelRequests().getLast().messages();
        var since = 0;
        for (var at = 0; at < messages.size(); at++) {
            since = messages.get(at) instanceof ModelMessage.Said ? at : since;
        }
        return messages
            .subList(since, messages.size())
            .stream()
            .filter(ModelMessage.Returned.class::isInstance)
            .map(message -> ((ModelMessage.Returned) message).result())
            .toList();
    }
}
