package app.deepscifi.api.agents;

import app.deepscifi.api.agents.Orchestrator.Step;
import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolCall;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what comes back from an agent into the events of the turn, as it comes. */
final class AnswerListener {

    private final TurnScope scope;
    private final ToolBox tools;
    private final OpenStory openStory;
    private final TurnSink sink;
    private final int sent;
    private final Map<String, Passage> passages = new LinkedHashMap<>();
    private final Map<String, String> started = new LinkedHashMap<>();
    private List<ToolCall> calls = List.of();
    private boolean cancelled;
    private int heard;
    private boolean counted;

    /** @param sent how many characters this is the answer to */
    AnswerListener(TurnScope scope, ToolBox tools, OpenStory openStory, TurnSink sink, int sent) {
        this.scope = scope;
        this.tools = tools;
        this.openStory = openStory;
        this.sink = sink;
        this.sent = sent;
    }

    void hear(Piece piece) {
        switch (piece) {
            case Piece.Reasoning(var text) -> {
                heard += text.length();
                sink.emit(new TurnEvent.Reasoning(text));
            }
            case Piece.Text(var text) -> {
                heard += text.length();
                sink.emit(new TurnEvent.Text(text));
            }
            case Piece.CallStarted(var callId, var tool, var arguments) -> {
                heard += tool.length() + arguments.length();
                started.put(callId, tool);
                sink.emit(new TurnEvent.ToolStarted(callId, tool, tools.doing(tool)));
                if (tool.equals(WriteSegment.NAME)) {
                    passages.put(callId, new Passage());
                }
                passage(callId, arguments);
            }
            case Piece.CallArguments(var callId, var arguments) -> {
                heard += arguments.length();
                passage(callId, arguments);
            }
            case Piece.Usage(var input, var output) -> {
                counted = true;
                sink.emit(new TurnEvent.Usage(input, output));
            }
            case Piece.CallsWait(var waiting) -> calls = waiting;
            case Piece.Ended() -> {
            }
            case Piece.Cancelled() -> cancelled = true;
        }
    }

    Step outcome(StopSignal stop) {
        if (cancelled || stop.requested()) {
            abandoned();
            return new Step.Stopped(false);
        }
        return calls.isEmpty() ? new Step.Done() : new Step.Calls(calls);
    }

    /** Nothing will come of the calls that were begun. */
    void abandoned() {
        started.forEach((callId, tool) ->
            sink.emit(new TurnEvent.ToolFinished(callId, TurnEvent.Outcome.FAILED, "was not run"))
        );
        started.clear();
        if (heard > 0 && !counted) {
            counted = true;
            sink.emit(UsageEstimate.of(sent, heard));
        }
    }

    private void passage(String callId, String arguments) {
        var passage = passages.get(callId);
        if (passage == null) {
            return;
        }
        var prose = passage.reader.read(arguments);
        if (!prose.isEmpty()) {
            sink.emit(new TurnEvent.Passage(callId, scope.story().orElse(null), passage.parent(scope), prose));
        }
    }

    /** A passage that is being written, and where it will stand as far as its call has said so. */
    private final class Passage {

        private final PassageReader reader = new PassageReader();
        private boolean placed;
        private @Nullable SegmentId parent;

        @Nullable
        SegmentId parent(TurnScope scope) {
            if (!placed && scope.story().isPresent()) {
                var branch = reader.field("branch").filter("true"::equals).isPresent();
                parent = OpenStory.parent(scope, openStory.of(scope, null), null, branch);
                placed = true;
            }
            return parent;
        }
    }
}
