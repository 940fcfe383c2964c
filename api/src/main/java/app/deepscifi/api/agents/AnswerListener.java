package app.deepscifi.api.agents;

import app.deepscifi.api.agents.Orchestrator.Step;
import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolCall;
import app.deepscifi.api.agents.runtime.StopSignal;
import app.deepscifi.api.agents.runtime.StorableText;
import app.deepscifi.api.agents.tools.OpenStory;
import app.deepscifi.api.agents.tools.PassageReader;
import app.deepscifi.api.agents.tools.ToolBox;
import app.deepscifi.api.agents.tools.TurnScope;
import app.deepscifi.api.agents.tools.WriteSegment;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the agent's stream into events of the turn. */
final class AnswerListener {

    private final TurnScope scope;
    private final ToolBox tools;
    private final OpenStory openStory;
    private final TurnSink sink;
    private final int sent;
    private final Map<String, Passage> passages = new LinkedHashMap<>();
    private final Map<String, Begun> started = new LinkedHashMap<>();
    private final StorableText thoughts = new StorableText();
    private final StorableText words = new StorableText();
    private List<ToolCall> calls = List.of();
    private boolean cancelled;
    private boolean cut;
    private boolean refused;
    private boolean spoke;
    private int heard;
    private boolean counted;

    /** @param sent number of characters of the request */
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
                think(thoughts.next(text));
            }
            case Piece.Text(var text) -> {
                heard += text.length();
                say(words.next(text));
            }
            case Piece.CallStarted(var callId, var tool, var arguments) -> {
                heard += tool.length() + arguments.length();
                started.put(callId, new Begun(tool, new StringBuilder(arguments)));
                sink.emit(new TurnEvent.ToolStarted(callId, tool, tools.doing(tool)));
                if (tool.equals(WriteSegment.NAME)) {
                    passages.put(callId, new Passage());
                }
                passage(callId, arguments);
            }
            case Piece.CallArguments(var callId, var arguments) -> {
                heard += arguments.length();
                Optional.ofNullable(started.get(callId)).ifPresent(call -> call.arguments().append(arguments));
                passage(callId, arguments);
            }
            case Piece.Usage(var input, var output) -> used(input, output);
            case Piece.CallsWait(var waiting) -> calls = waiting;
            case Piece.Ended() -> {
            }
            case Piece.Cut() -> cut = true;
            case Piece.Refused() -> refused = true;
            case Piece.Cancelled() -> cancelled = true;
        }
    }

    private void think(String text) {
        if (!text.isEmpty()) {
            sink.emit(new TurnEvent.Reasoning(text));
        }
    }

    private void say(String text) {
        if (!text.isEmpty()) {
            spoke = spoke || !text.isBlank();
            sink.emit(new TurnEvent.Text(text));
        }
    }

    /** Whether the answer has something for the person: text or calls. */
    boolean saidSomething() {
        return spoke || !calls.isEmpty();
    }

    Step outcome(StopSignal stop) {
        if (cancelled || stop.requested()) {
            abandoned();
            return new Step.Stopped(false);
        }
        if (refused) {
            abandoned();
            return new Step.Refused();
        }
        heardAll();
        if (cut) {
            return new Step.Cut(begun());
        }
        return calls.isEmpty() ? new Step.Done() : new Step.Calls(calls);
    }

    private List<ToolCall> begun() {
        return started
            .entrySet()
            .stream()
            .map(call -> new ToolCall(call.getKey(), call.getValue().tool(), call.getValue().arguments().toString()))
            .toList();
    }

    /** If the runtime reports no usage, it is estimated. */
    private void heardAll() {
        think(thoughts.end());
        say(words.end());
        if (heard > 0 && !counted) {
            used(0, 0);
        }
    }

    /** A value of 0 stands for an unknown number. */
    private void used(int input, int output) {
        counted = true;
        var estimate = UsageEstimate.of(sent, heard);
        sink.emit(
            new TurnEvent.Usage(
                input > 0 ? input : estimate.inputTokens(),
                output > 0 ? output : estimate.outputTokens()
            )
        );
    }

    /** Marks the begun calls as abandoned; they will not run. */
    void abandoned() {
        started.forEach((callId, _) ->
            sink.emit(new TurnEvent.ToolFinished(callId, TurnEvent.Outcome.FAILED, "was not run"))
        );
        started.clear();
        heardAll();
    }

    private void passage(String callId, String arguments) {
        var passage = passages.get(callId);
        if (passage == null) {
            return;
        }
        var prose = passage.storable.next(passage.reader.read(arguments));
        if (!prose.isEmpty()) {
            sink.emit(new TurnEvent.Passage(callId, scope.story().orElse(null), passage.parent(scope), prose));
        }
    }

    /** A call, and its arguments so far. */
    private record Begun(String tool, StringBuilder arguments) {}

    /** A passage that is being written, with the fields of its call that are known so far. */
    private final class Passage {

        private final PassageReader reader = new PassageReader();
        private final StorableText storable = new StorableText();
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
