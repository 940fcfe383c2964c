package app.deepscifi.api.agents.runtime.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectAnswerTests {

    private final List<HistoryEntry.Assistant> kept = new ArrayList<>();
    private final List<DirectAnswer> closed = new ArrayList<>();

    @Test
    void a_complete_answer_is_kept_before_its_calls_are_known() {
        var answer = answer(
            new Model.Event.CallStarted(0, "read_canon"),
            new Model.Event.CallArguments(0, "{\"a\":"),
            new Model.Event.CallArguments(0, "1}"),
            new Model.Event.Finished(Model.Event.Ending.DONE)
        );
        assertThat(answer.next()).isInstanceOf(Piece.CallStarted.class);
        answer.next();
        answer.next();
        assertThat(kept).isEmpty();

        var waiting = answer.next();

        assertThat(kept).hasSize(1);
        assertThat(waiting).isInstanceOfSatisfying(Piece.CallsWait.class, it -> {
            assertThat(it.calls().getFirst().arguments()).isEqualTo("{\"a\":1}");
            assertThat(it.calls().getFirst().callId()).isEqualTo(kept.getFirst().calls().getFirst().callId());
        });
        assertThat(answer.next()).isNull();
    }

    @Test
    void calls_of_different_answers_never_have_the_same_id() {
        var one = answer(
            new Model.Event.CallStarted(0, "read_canon"),
            new Model.Event.Finished(Model.Event.Ending.DONE)
        );
        var other = answer(
            new Model.Event.CallStarted(0, "read_canon"),
            new Model.Event.Finished(Model.Event.Ending.DONE)
        );

        assertThat(callId(one)).isNotEqualTo(callId(other));
    }

    @Test
    void an_answer_without_an_end_broke_off_and_is_not_kept() {
        var answer = answer(new Model.Event.Text("Once upon"));
        answer.next();

        assertThatThrownBy(answer::next).isInstanceOf(AgentRuntimeException.class);
        assertThat(kept).isEmpty();
    }

    @Test
    void a_closed_answer_ends_and_is_not_kept() {
        var answer = answer(new Model.Event.Text("Once upon"), new Model.Event.Finished(Model.Event.Ending.DONE));
        answer.next();

        answer.close();

        assertThat(answer.next()).isNull();
        assertThat(kept).isEmpty();
        assertThat(closed).containsExactly(answer);
    }

    @Test
    void a_cancelled_answer_says_so() {
        var answer = answer(new Model.Event.Text("Once upon"), new Model.Event.Finished(Model.Event.Ending.DONE));
        answer.next();

        answer.cancel();

        assertThat(answer.next()).isEqualTo(new Piece.Cancelled());
        assertThat(answer.next()).isNull();
        assertThat(kept).isEmpty();
    }

    @Test
    void characters_that_a_database_refuses_are_replaced() {
        var answer = answer(new Model.Event.Text("a\u0000b\uD83D"), new Model.Event.Finished(Model.Event.Ending.DONE));
        answer.next();
        answer.next();

        assertThat(kept.getFirst().text()).isEqualTo("ab\uFFFD");
    }

    @Test
    void characters_that_a_database_refuses_are_left_out_of_thoughts() {
        var thought = new HistoryEntry.Thought(HistoryEntry.Thought.Kind.OPEN, "a\u0000b", "c\u0000d", "reasoning");
        var answer = answer(new Model.Event.Thought(thought), new Model.Event.Finished(Model.Event.Ending.DONE));

        answer.next();

        assertThat(kept.getFirst().thoughts()).containsExactly(
            new HistoryEntry.Thought(HistoryEntry.Thought.Kind.OPEN, "ab", "cd", "reasoning")
        );
    }

    @Test
    void more_tokens_than_can_be_counted_are_as_many_as_can() {
        var answer = answer(new Model.Event.Usage(3L * Integer.MAX_VALUE, 1));

        assertThat(answer.next()).isEqualTo(new Piece.Usage(Integer.MAX_VALUE, 1));
    }

    private static String callId(DirectAnswer answer) {
        return answer.next() instanceof Piece.CallStarted started ? started.callId() : "";
    }

    private DirectAnswer answer(Model.Event... events) {
        return new DirectAnswer(new Script(List.of(events).iterator()), "openai/x", kept::add, closed::add);
    }

    private record Script(Iterator<Model.Event> events) implements Model.Stream {
        @Override
        public Model.@Nullable Event next() {
            return events.hasNext() ? events.next() : null;
        }

        @Override
        public void close() {}
    }
}
