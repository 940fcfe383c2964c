package app.deepscifi.api.agents.direct;

import app.deepscifi.api.agents.direct.Entry.Thought;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What OpenAI sends, or a server like it, in our words. */
final class OpenAiStream implements Model.Stream {

    private final HttpResponse answer;
    private final Iterator<ChatCompletionChunk> chunks;
    private final Queue<Model.Event> ready = new ArrayDeque<>();
    private final Set<Long> begun = new HashSet<>();
    private final StringBuilder thinking = new StringBuilder();

    OpenAiStream(HttpResponse answer, StreamResponse<ChatCompletionChunk> stream) {
        this.answer = answer;
        this.chunks = stream.stream().iterator();
    }

    @Override
    public Model.@Nullable Event next() {
        try {
            while (ready.isEmpty() && chunks.hasNext()) {
                read(chunks.next());
            }
            return ready.poll();
        } catch (OpenAIException e) {
            throw OpenAiModel.refused(e);
        }
    }

    @Override
    public void close() {
        answer.close();
    }

    private void read(ChatCompletionChunk chunk) {
        for (var choice : chunk._choices().asKnown().orElse(List.of())) {
            read(choice);
        }
        chunk.usage().ifPresent(it -> ready.add(new Model.Event.Usage(it.promptTokens(), it.completionTokens())));
    }

    private void read(Choice choice) {
        choice._delta().asKnown().ifPresent(this::read);
        choice.finishReason().ifPresent(this::finish);
    }

    private void read(Choice.Delta delta) {
        reasoning(delta);
        delta
            .content()
            .filter(text -> !text.isEmpty())
            .ifPresent(text -> ready.add(new Model.Event.Text(text)));
        delta.toolCalls().orElse(List.of()).forEach(this::call);
    }

    /** Servers have two names for it. */
    private void reasoning(Choice.Delta delta) {
        for (var name : List.of(OpenAiModel.REASONING, "reasoning")) {
            var said = text(delta._additionalProperties().get(name));
            if (!said.isEmpty()) {
                thinking.append(said);
                ready.add(new Model.Event.Reasoning(said));
                return;
            }
        }
    }

    private void call(Choice.Delta.ToolCall call) {
        var name = call
            .function()
            .flatMap(it -> it.name())
            .orElse("");
        var arguments = call
            .function()
            .flatMap(it -> it.arguments())
            .orElse("");
        // A server that sends whole calls may leave out which one it is.
        var index = call
            ._index()
            .asKnown()
            .orElse((long) begun.size());
        if (begun.add(index)) {
            ready.add(new Model.Event.CallStarted(index, name));
        }
        if (!arguments.isEmpty()) {
            ready.add(new Model.Event.CallArguments(index, arguments));
        }
    }

    private void finish(Choice.FinishReason reason) {
        if (reason.equals(Choice.FinishReason.CONTENT_FILTER)) {
            throw new AgentRuntimeException(Kind.REFUSED, "The model's provider refused the answer");
        }
        if (!thinking.isEmpty()) {
            ready.add(new Model.Event.Thought(new Thought(Thought.Kind.OPEN, thinking.toString(), "")));
        }
        ready.add(new Model.Event.Finished());
    }

    private static String text(@Nullable JsonValue value) {
        return value == null || !(value.convert(Object.class) instanceof String said) ? "" : said;
    }
}
