package app.deepscifi.api.agents.runtime.direct;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import app.deepscifi.api.agents.runtime.direct.model.Prompt;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Asked;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Replied;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A provider accepts the request for any history. */
class CompositionProperties {

    private static final String MODEL = "anthropic/claude-x";

    @Property
    void a_request_is_what_every_provider_takes(@ForAll("histories") List<HistoryEntry> history) {
        var messages = Composition.of(null, history, MODEL);

        assertThat(messages.getFirst()).isInstanceOf(Asked.class);
        assertThat(messages.getLast()).isInstanceOf(Asked.class);
        var ids = new HashSet<String>();
        List<String> open = List.of();
        for (var at = 0; at < messages.size(); at++) {
            switch (messages.get(at)) {
                case Asked(var results, var texts) -> {
                    assertThat(at % 2).isZero();
                    assertThat(results).extracting(Prompt.Result::callId).containsExactlyElementsOf(open);
                    assertThat(results).allSatisfy(result -> assertThat(result.text()).isNotBlank());
                    assertThat(texts).noneMatch(String::isBlank);
                    assertThat(results.size() + texts.size()).isPositive();
                }
                case Replied(_, var text, var calls) -> {
                    assertThat(at % 2).isOne();
                    assertThat(text.isBlank() && calls.isEmpty()).isFalse();
                    assertThat(calls).allSatisfy(call -> {
                        assertThat(ids.add(call.callId())).isTrue();
                        assertThat(call.callId()).matches("[a-zA-Z0-9]{9}");
                        assertThat(call.tool()).matches("[a-zA-Z0-9_-]{1,64}");
                    });
                    open = calls.stream().map(Prompt.Call::callId).toList();
                }
            }
        }
    }

    @Property
    void nothing_that_was_said_is_missing(@ForAll("histories") List<HistoryEntry> history) {
        var sent = Composition.of(null, history, MODEL).toString();

        for (var entry : history) {
            switch (entry) {
                case HistoryEntry.User(var text) -> assertThat(sent).contains(text.strip());
                case HistoryEntry.Context(var text) -> assertThat(sent).contains(text.strip());
                case HistoryEntry.Assistant(var text, _, _, _) -> assertThat(sent).contains(text.strip());
                case HistoryEntry.Returns _ -> {
                }
            }
        }
    }

    @Property
    void a_shortened_history_fits_or_is_only_the_last_exchange(@ForAll("histories") List<HistoryEntry> history) {
        var budget = new Budget(60);

        var kept = budget.newest(history);

        assertThat(kept.size()).isLessThanOrEqualTo(history.size());
        if (!budget.holds(kept)) {
            for (var at = 1; at < kept.size(); at++) {
                assertThat(isSaid(kept.get(at)) && !isSaid(kept.get(at - 1)))
                    .as("another exchange begins at %s of %s", at, kept)
                    .isFalse();
            }
        }
        if (!history.isEmpty()) {
            assertThat(kept.getLast()).isEqualTo(history.getLast());
        }
    }

    private static boolean isSaid(HistoryEntry entry) {
        return entry instanceof HistoryEntry.User || entry instanceof HistoryEntry.Context;
    }

    @Provide
    Arbitrary<List<HistoryEntry>> histories() {
        var texts = Arbitraries.of("", "  ", "hello", "What is this?", "雪");
        var ids = Arbitraries.of("a", "b", "c", "functions.x:0", "");
        var calls = Combinators.combine(
            ids,
            Arbitraries.of("read_canon", "drop tables!", ""),
            Arbitraries.of("{}", "{\"a\":1}", "", "[1]", "null", "{\"a\":")
        ).as(HistoryEntry.Call::new);
        var thoughts = Arbitraries.of(
            new Thought(Thought.Kind.OPEN, "hm", ""),
            new Thought(Thought.Kind.SEALED, "", "sealed")
        );
        var assistants = Combinators.combine(
            texts,
            calls.list().ofMaxSize(3),
            thoughts.list().ofMaxSize(1),
            Arbitraries.of(MODEL, "openai/x").injectNull(0.2)
        ).as(HistoryEntry.Assistant::new);
        var returns = Combinators.combine(ids, texts, Arbitraries.of(true, false)).as(HistoryEntry.Return::new);
        return Arbitraries.<HistoryEntry>oneOf(
            texts.map(HistoryEntry.User::new),
            texts.map(HistoryEntry.Context::new),
            assistants.map(it -> it),
            returns.list().ofMaxSize(3).map(HistoryEntry.Returns::new)
        )
            .list()
            .ofMaxSize(14);
    }
}
