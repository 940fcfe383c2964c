package app.deepscifi.api.chat.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.chat.Turn;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class TurnEventJsonTests {

    private final TurnEventJson json = new TurnEventJson(JsonMapper.builder().build());

    @Test
    void pieces_of_one_text_are_joined_and_numbered_by_the_last() {
        var compacted = compacted(
            new TurnEvent.Reasoning("Let "),
            new TurnEvent.Reasoning("me see."),
            new TurnEvent.Text("Dust "),
            new TurnEvent.Text("is "),
            new TurnEvent.Text("old."),
            new TurnEvent.Finished(FinishReason.COMPLETED)
        );

        assertThat(compacted).extracting(NumberedEvent::event).containsExactly("reasoning", "text", "turn.finished");
        assertThat(compacted).extracting(NumberedEvent::id).containsExactly(2, 5, 6);
        assertThat(compacted.get(1).data().path("text").stringValue()).isEqualTo("Dust is old.");
    }

    @Test
    void texts_with_something_between_them_stay_apart() {
        var compacted = compacted(
            new TurnEvent.Text("One."),
            new TurnEvent.ToolStarted("call", "read_canon", "reads the canon"),
            new TurnEvent.Text("Two.")
        );

        assertThat(compacted).extracting(NumberedEvent::event).containsExactly("text", "tool.started", "text");
    }

    @Test
    void passages_of_two_calls_stay_apart() {
        var compacted = compacted(
            new TurnEvent.Passage("one", null, null, "It "),
            new TurnEvent.Passage("one", null, null, "began."),
            new TurnEvent.Passage("two", null, null, "It ended.")
        );

        assertThat(compacted)
            .extracting(event -> event.data().path("text").stringValue())
            .containsExactly("It began.", "It ended.");
    }

    @ParameterizedTest
    @EnumSource(Turn.Status.class)
    void a_turn_is_stored_with_a_status_that_earlier_versions_read(Turn.Status status) {
        var end = json.text(1, new TurnEvent.Finished(FinishReason.CUT));
        var stored = JsonMapper.shared()
            .readTree(json.stored(List.of(new Addition(TurnId.random(), UUID.randomUUID(), List.of(end), status))))
            .path(0);

        assertThat(stored.path("status").asString()).isIn(
            "running",
            "completed",
            "stopped",
            "interrupted",
            "failed",
            "limit"
        );
        assertThat(stored.path("ending").asString()).isEqualTo(status.name().toLowerCase(Locale.ROOT));
    }

    private List<NumberedEvent> compacted(TurnEvent... events) {
        var numbered = new ArrayList<NumberedEvent>();
        for (var event : events) {
            numbered.add(json.written(numbered.size() + 1, event));
        }
        return json.compacted(numbered);
    }
}
