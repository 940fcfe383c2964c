package app.deepscifi.api.agents.direct;

import app.deepscifi.api.agents.direct.Entry.Thought;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicException;
import com.anthropic.models.messages.MessageDeltaUsage;
import com.anthropic.models.messages.RawContentBlockDelta;
import com.anthropic.models.messages.RawContentBlockStartEvent;
import com.anthropic.models.messages.RawMessageDeltaEvent;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Usage;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What Anthropic sends, in our words. */
final class AnthropicStream implements Model.Stream {

    private final HttpResponse answer;
    private final Iterator<RawMessageStreamEvent> events;
    private final Queue<Model.Event> ready = new ArrayDeque<>();
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder signature = new StringBuilder();
    private long inputTokens;
    private boolean ended;

    AnthropicStream(HttpResponse answer, StreamResponse<RawMessageStreamEvent> stream) {
        this.answer = answer;
        this.events = stream.stream().iterator();
    }

    @Override
    public Model.@Nullable Event next() {
        try {
            while (ready.isEmpty() && !ended && events.hasNext()) {
                read(events.next());
            }
            return ready.poll();
        } catch (AnthropicException e) {
            throw AnthropicModel.refused(e);
        }
    }

    @Override
    public void close() {
        answer.close();
    }

    private void read(RawMessageStreamEvent event) {
        event.messageStart().ifPresent(it -> inputTokens = input(it.message().usage()));
        event.contentBlockStart().ifPresent(it -> begin(it.index(), it.contentBlock()));
        event.contentBlockDelta().ifPresent(it -> goOn(it.index(), it.delta()));
        event.contentBlockStop().ifPresent(_ -> endThought());
        event.messageDelta().ifPresent(this::end);
        // How the connection ends after the last word makes no difference.
        event.messageStop().ifPresent(_ -> ended = true);
    }

    private void begin(long index, RawContentBlockStartEvent.ContentBlock block) {
        block.toolUse().ifPresent(it -> ready.add(new Model.Event.CallStarted(index, it.name())));
        block.text().ifPresent(it -> text(it.text()));
        block
            .redactedThinking()
            .ifPresent(it -> ready.add(new Model.Event.Thought(new Thought(Thought.Kind.SEALED, "", it.data()))));
    }

    private void goOn(long index, RawContentBlockDelta delta) {
        delta.text().ifPresent(it -> text(it.text()));
        delta.inputJson().ifPresent(it -> ready.add(new Model.Event.CallArguments(index, it.partialJson())));
        delta.thinking().ifPresent(it -> {
            thinking.append(it.thinking());
            if (!it.thinking().isEmpty()) {
                ready.add(new Model.Event.Reasoning(it.thinking()));
            }
        });
        delta.signature().ifPresent(it -> signature.append(it.signature()));
    }

    private void endThought() {
        if (!signature.isEmpty()) {
            var thought = new Thought(Thought.Kind.SIGNED, thinking.toString(), signature.toString());
            ready.add(new Model.Event.Thought(thought));
        }
        thinking.setLength(0);
        signature.setLength(0);
    }

    private void end(RawMessageDeltaEvent event) {
        ready.add(new Model.Event.Usage(input(event.usage()), event.usage().outputTokens()));
        event.delta().stopReason().ifPresent(this::finish);
    }

    private void finish(StopReason reason) {
        if (reason.equals(StopReason.REFUSAL)) {
            throw new AgentRuntimeException(Kind.REFUSED, "The model refused to answer");
        }
        ready.add(new Model.Event.Finished());
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            ready.add(new Model.Event.Text(text));
        }
    }

    private static long input(Usage usage) {
        return (
            usage.inputTokens() + usage.cacheCreationInputTokens().orElse(0L) + usage.cacheReadInputTokens().orElse(0L)
        );
    }

    /** At the end it may say again what went in. */
    private long input(MessageDeltaUsage usage) {
        return usage
            .inputTokens()
            .map(
                tokens -> tokens + usage.cacheCreationInputTokens().orElse(0L) + usage.cacheReadInputTokens().orElse(0L)
            )
            .orElse(inputTokens);
    }
}
