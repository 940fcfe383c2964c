package app.deepscifi.api.agents.runtime.direct.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Asked;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Replied;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicThinkingTests {

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-5-20250929, WITHIN_A_BUDGET",
        "claude-opus-4-20250514, WITHIN_A_BUDGET",
        "claude-haiku-4-5, WITHIN_A_BUDGET",
        "claude-opus-4-6, AS_IT_SEES_FIT",
        "claude-sonnet-5, AS_IT_SEES_FIT",
        "claude-opus-5-5, AS_IT_SEES_FIT",
        "claude-3-7-sonnet-20250219, NONE",
        "some-model-of-another-house, NONE",
    })
    void a_model_is_asked_to_think_in_the_way_it_knows(String model, AnthropicThinking thinking) {
        assertThat(AnthropicThinking.of(model)).isEqualTo(thinking);
    }

    @Test
    void between_calls_it_thinks_on_only_where_its_thought_is_still_there() {
        var thought = List.of(new Thought(Thought.Kind.SIGNED, "hm", "signed"));

        assertThat(AnthropicThinking.WITHIN_A_BUDGET.wanted(between(thought))).isTrue();
        assertThat(AnthropicThinking.WITHIN_A_BUDGET.wanted(between(List.of()))).isFalse();
        assertThat(AnthropicThinking.AS_IT_SEES_FIT.wanted(between(List.of()))).isTrue();
        assertThat(AnthropicThinking.NONE.wanted(between(thought))).isFalse();
    }

    private static Prompt between(List<Thought> thoughts) {
        var call = new Prompt.Call("call00001", "read_canon", Map.of());
        return new Prompt(
            "",
            "",
            List.of(
                Asked.text("hello"),
                new Replied(thoughts, "", List.of(call)),
                new Asked(List.of(new Result("call00001", "canon", true)), List.of())
            ),
            List.of()
        );
    }
}
