package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.AgentRuntime.Answer;
import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolCall;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.CallArguments;
import app.deepscifi.api.agents.runtime.StorableText;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import app.deepscifi.api.agents.runtime.direct.model.PromptTooLongException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes an answer on while it arrives, and stores it when it is complete. */
public final class DirectAnswer implements Answer {

    private final Model.Stream stream;
    private final String model;
    private final Consumer<HistoryEntry.Assistant> keep;
    private final Consumer<DirectAnswer> closing;
    private final Queue<Piece> ready = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<Long, Call> calls = new LinkedHashMap<>();
    private final List<HistoryEntry.Thought> thoughts = new ArrayList<>();
    private Model.Event.@Nullable Ending ending;
    private boolean ended;
    private volatile boolean closed;
    private volatile boolean cancelled;

    /**
     * @param keep    stores the complete answer; called before the last piece is returned
     * @param closing called when the answer is closed, possibly more than once
     */
    public DirectAnswer(
        Model.Stream stream,
        String model,
        Consumer<HistoryEntry.Assistant> keep,
        Consumer<DirectAnswer> closing
    ) {
        this.stream = stream;
        this.model = model;
        this.keep = keep;
        this.closing = closing;
    }

    /** @param callId an id of our own, because servers reuse their ids in the next answer */
    private record Call(String callId, String tool, CallArguments arguments) {}

    @Override
    public @Nullable Piece next() {
        while (ready.isEmpty() && !ended) {
            read();
        }
        return ready.poll();
    }

    private void read() {
        var event = event();
        if (closed) {
            ended = true;
            if (cancelled) {
                ready.add(new Piece.Cancelled());
            }
        } else if (event != null) {
            hear(event);
        } else if (ending != null) {
            ended = true;
            end(ending);
        } else {
            throw new AgentRuntimeException(Kind.MODEL_FAILED, "The answer broke off");
        }
    }

    /** @return null at the end and after {@link #close()} */
    private Model.@Nullable Event event() {
        try {
            return stream.next();
        } catch (RuntimeException e) {
            if (closed) {
                return null;
            }
            throw e instanceof PromptTooLongException
                ? new AgentRuntimeException(Kind.TOO_LONG, String.valueOf(e.getMessage()), e)
                : e;
        }
    }

    private void hear(Model.Event event) {
        switch (event) {
            case Model.Event.Text(var piece) -> {
                text.append(piece);
                ready.add(new Piece.Text(piece));
            }
            case Model.Event.Reasoning(var piece) -> ready.add(new Piece.Reasoning(piece));
            case Model.Event.Thought(var thought) -> thoughts.add(thought.storable());
            case Model.Event.CallStarted(var index, var tool) -> {
                var call = new Call("call-" + UUID.randomUUID(), StorableText.of(tool), new CallArguments());
                calls.put(index, call);
                ready.add(new Piece.CallStarted(call.callId(), call.tool(), ""));
            }
            case Model.Event.CallArguments(var index, var piece) -> {
                var call = calls.get(index);
                if (call != null) {
                    handOn(call, call.arguments().add(piece));
                }
            }
            case Model.Event.Usage(var input, var output) -> ready.add(
                new Piece.Usage(Math.clamp(input, 0, Integer.MAX_VALUE), Math.clamp(output, 0, Integer.MAX_VALUE))
            );
            case Model.Event.Finished(var given) -> ending = given;
        }
    }

    private void end(Model.Event.Ending how) {
        var made = how == Model.Event.Ending.REFUSED ? List.<HistoryEntry.Call>of() : made();
        keep.accept(new HistoryEntry.Assistant(StorableText.of(text.toString()), made, thoughts, model));
        switch (how) {
            case DONE -> ready.add(made.isEmpty() ? new Piece.Ended() : new Piece.CallsWait(waiting(made)));
            case CUT -> ready.add(new Piece.Cut());
            case REFUSED -> ready.add(new Piece.Refused());
        }
    }

    private List<HistoryEntry.Call> made() {
        calls.values().forEach(call -> handOn(call, call.arguments().rest()));
        return calls
            .values()
            .stream()
            .map(call -> new HistoryEntry.Call(call.callId(), call.tool(), call.arguments().whole()))
            .toList();
    }

    private void handOn(Call call, String arguments) {
        if (!arguments.isEmpty()) {
            ready.add(new Piece.CallArguments(call.callId(), arguments));
        }
    }

    private static List<ToolCall> waiting(List<HistoryEntry.Call> made) {
        return made
            .stream()
            .map(call -> new ToolCall(call.callId(), call.tool(), call.arguments()))
            .toList();
    }

    /** Closes the answer; the reader then gets {@link Piece.Cancelled}. */
    void cancel() {
        cancelled = true;
        close();
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
        closing.accept(this);
    }
}
