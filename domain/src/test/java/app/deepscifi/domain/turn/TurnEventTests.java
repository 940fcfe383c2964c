package app.deepscifi.domain.turn;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.turn.TurnEvent.Passage;
import app.deepscifi.domain.turn.TurnEvent.Reasoning;
import app.deepscifi.domain.turn.TurnEvent.Text;
import app.deepscifi.domain.turn.TurnEvent.ToolStarted;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnEventTests {

    @Test
    void pieces_of_one_kind_are_joined() {
        assertThat(TurnEvent.joined(new Text("The "), new Text("ark"))).contains(new Text("The ark"));
        assertThat(TurnEvent.joined(new Reasoning("So "), new Reasoning("then"))).contains(new Reasoning("So then"));
    }

    @Test
    void pieces_are_joined_only_if_no_other_event_is_between_them() {
        List<TurnEvent> events = List.of(
            new Text("a"),
            new Reasoning("b"),
            new ToolStarted("call-1", "read_canon", ""),
            new Passage("call-1", null, null, "c")
        );
        for (var first : events) {
            for (var second : events) {
                if (!first.equals(second)) {
                    assertThat(TurnEvent.joined(first, second)).isEmpty();
                }
            }
        }
    }

    @Test
    void a_tool_that_started_twice_started_twice() {
        var started = new ToolStarted("call-1", "read_canon", "");

        assertThat(TurnEvent.joined(started, started)).isEmpty();
    }

    @Test
    void pieces_of_a_passage_are_joined_within_one_call_and_know_what_was_known_last() {
        var story = StoryId.random();
        var parent = SegmentId.random();
        var first = new Passage("call-1", null, null, "It was ");
        var second = new Passage("call-1", story, parent, "late.");

        assertThat(TurnEvent.joined(first, second)).contains(new Passage("call-1", story, parent, "It was late."));
        assertThat(TurnEvent.joined(first, new Passage("call-2", story, parent, "late."))).isEmpty();
    }
}
