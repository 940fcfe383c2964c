package app.deepscifi.api.agents;

import app.deepscifi.api.agents.context.OpenConversation;
import app.deepscifi.api.agents.context.Opening;
import app.deepscifi.api.agents.context.TurnContext;
import app.deepscifi.api.agents.context.TurnRequest;
import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolCall;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.SetUpTroubles;
import app.deepscifi.api.agents.runtime.StopSignal;
import app.deepscifi.api.agents.runtime.StoppableRuntime;
import app.deepscifi.api.agents.tools.OpenStory;
import app.deepscifi.api.agents.tools.ToolBox;
import app.deepscifi.api.agents.tools.TurnScope;
import app.deepscifi.api.platform.database.DatabasePatience;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.turn.AgentKind;
import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import app.deepscifi.domain.turn.TurnEvent.UsedEntry;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs a turn from the person's message to its end: chooses the agent and creates it if it is missing, sends the
 * message, runs the tools that the model calls, and reports the end.
 *
 * <p>No database connection is held while a model answers: each store call is short. Calls that are left unanswered are
 * denied together with the next message.
 */
@Component
public class Orchestrator {

    /** Maximum number of rounds of tool calls in one turn. */
    static final int MAX_ROUNDS = 12;

    private static final Logger log = LoggerFactory.getLogger(Orchestrator.class);

    private final AgentProfiles profiles;
    private final AgentStore agents;
    private final AgentRuntime runtime;
    private final TurnContext context;
    private final ToolBox tools;
    private final OpenStory openStory;
    private final SetUpTroubles troubles;

    Orchestrator(
        AgentProfiles profiles,
        AgentStore agents,
        AgentRuntime runtime,
        TurnContext context,
        ToolBox tools,
        OpenStory openStory,
        SetUpTroubles troubles
    ) {
        this.profiles = profiles;
        this.agents = agents;
        this.runtime = runtime;
        this.context = context;
        this.tools = tools;
        this.openStory = openStory;
        this.troubles = troubles;
    }

    /** @return the number of turns that agents can run at once, over all instances; empty if there is no limit */
    public OptionalInt capacity() {
        return runtime.capacity();
    }

    /** Runs the whole turn on the calling thread. Whatever goes wrong ends it with a reason, never with an exception. */
    public FinishReason run(TurnRequest request, TurnSink sink) {
        try {
            return new TurnRun(request, sink).answer();
        } catch (AgentRuntimeException e) {
            if (sink.stop().requested()) {
                return FinishReason.STOPPED;
            }
            return failed(request, sink, e);
        } catch (ProblemException e) {
            sink.emit(Failures.notAllowed(e));
            return FinishReason.FAILED;
        }
    }

    private FinishReason failed(TurnRequest request, TurnSink sink, AgentRuntimeException e) {
        if (e.kind() == Kind.DECLINED) {
            log.info("The model's provider refused turn {}: {}", request.id(), e.getMessage());
            return FinishReason.REFUSED;
        }
        troubles.failed(e.kind());
        var advice = SetUpTroubles.advice(e.kind())
            .map(it -> "; " + it)
            .orElse("");
        log.warn("Turn {} failed: {}{}", request.id(), e.getMessage(), advice);
        sink.emit(Failures.of(e));
        return FinishReason.FAILED;
    }

    /** Ends the run that a lost instance has left active in this conversation. On failure, the next turn does it. */
    public void abandon(UserId person, @Nullable WorldId world) {
        try {
            agents
                .find(person, world, runtime.name())
                .flatMap(AgentStore.Known::conversation)
                .ifPresent(conversation -> runtime.cancel(conversation.runtimeId()));
        } catch (AgentRuntimeException e) {
            log.warn("What may run in an abandoned conversation was not cancelled: {}", e.getMessage());
        }
    }

    /** The state of one running turn. */
    private final class TurnRun {

        private final TurnRequest request;
        private final TurnSink sink;
        private final StopSignal stop;
        private final AgentRuntime runtime;
        private final TurnScope scope;
        private final AgentKind kind;
        private final AgentConversation agentConversation;
        private AgentProfile profile;
        private OpenConversation conversation;
        private boolean entriesSaid;
        private boolean saidSomething;

        TurnRun(TurnRequest request, TurnSink sink) {
            this.request = request;
            this.sink = sink;
            stop = sink.stop();
            runtime = new StoppableRuntime(Orchestrator.this.runtime, stop);
            var present = DatabasePatience.with(() -> profiles.present(request));
            profile = present.profile();
            kind = profile.agent().kind();
            scope = new TurnScope(request, present.world(), () -> profiles.presentWorld(request), sink::emit);
            sink.emit(new TurnEvent.Started(request.id(), profile.agent()));
            agentConversation = new AgentConversation(agents, runtime, request, profile);
            conversation = agentConversation.open();
        }

        FinishReason answer() {
            var step = begin();
            if (step instanceof Step.Stopped(var forgotten) && forgotten) {
                agentConversation.forgotten(conversation);
            }
            for (var round = 1; step instanceof Step.Calls(var calls); round++) {
                if (round > MAX_ROUNDS) {
                    calls.forEach(call -> tools.denied(call, scope, "was not run: too many rounds"));
                    sink.emit(Failures.tooManyRounds(MAX_ROUNDS));
                    return FinishReason.LIMIT;
                }
                var returns = tools.run(kind, calls, scope, stop);
                if (stop.requested()) {
                    return FinishReason.STOPPED;
                }
                refresh();
                step = say(List.of(new Message.ToolReturns(returns)));
            }
            return switch (step) {
                case Step.Stopped _, Step.Calls _ -> FinishReason.STOPPED;
                case Step.Cut(var calls) -> cut(calls);
                case Step.Refused _ -> ended(FinishReason.REFUSED);
                case Step.Done _ -> ended(saidSomething ? FinishReason.COMPLETED : FinishReason.EMPTY);
            };
        }

        private FinishReason ended(FinishReason reason) {
            agentConversation.ended(conversation);
            return reason;
        }

        /** Answers the pending calls with the next message. Otherwise the model would continue and be cut again. */
        private FinishReason cut(List<ToolCall> calls) {
            if (calls.isEmpty()) {
                return ended(FinishReason.CUT);
            }
            tools.runCut(kind, calls, scope, stop);
            return stop.requested() ? FinishReason.STOPPED : FinishReason.CUT;
        }

        /** Sends the first request. Tries a second time if the conversation is lost or busy. */
        private Step begin() {
            try {
                return sayFirst();
            } catch (AgentRuntimeException e) {
                switch (e.kind()) {
                    // A new conversation is told only the newest part of the history.
                    case GONE, TOO_LONG -> conversation = agentConversation.reopen();
                    case BUSY -> conversation = agentConversation.settled(conversation);
                    case
                        UNAVAILABLE,
                        UNAUTHORIZED,
                        NO_CREDIT,
                        NO_MODEL,
                        NO_TOOLS,
                        RATE_LIMITED,
                        MODEL_FAILED,
                        REFUSED,
                        DECLINED -> throw e;
                }
                return sayFirst();
            }
        }

        private Step sayFirst() {
            var about = DatabasePatience.with(() -> context.of(request, scope.worldIfAny()));
            used(about.used());
            var messages = Opening.messages(conversation, done(), about.text(), request.message());
            return say(messages);
        }

        /** The results of the pending calls, which belong to the previous turn. */
        private Map<String, String> done() {
            var before = request.parent();
            return before == null || conversation.pending().isEmpty()
                ? Map.of()
                : DatabasePatience.with(() -> tools.results(before, conversation.pending()));
        }

        /** Emits the used entries once, even if the first request is sent twice. */
        private void used(List<UsedEntry> entries) {
            if (!entries.isEmpty() && !entriesSaid) {
                entriesSaid = true;
                sink.emit(new TurnEvent.CanonUsed(entries));
            }
        }

        /** Adds changes since the beginning of the turn, by a tool or by somebody else, to the next request. */
        private void refresh() {
            var present = DatabasePatience.with(() -> profiles.present(request));
            profile = present.profile();
            scope.refreshed(present.world());
            conversation = agentConversation.refresh(conversation, profile);
        }

        /** One request to the agent, and all that comes back. */
        private Step say(List<Message> messages) {
            var step = listen(messages);
            return step instanceof Step.Stopped ? new Step.Stopped(cancelled()) : step;
        }

        private Step listen(List<Message> messages) {
            var listener = new AnswerListener(scope, tools, openStory, sink, UsageEstimate.length(profile, messages));
            try (
                var answer = runtime.send(conversation.runtimeId(), messages, tools.definitions(kind));
                var _ = stop.interrupting(answer::close)
            ) {
                for (var piece = answer.next(); piece != null; piece = answer.next()) {
                    listener.hear(piece);
                }
                troubles.answered();
                var outcome = listener.outcome(stop);
                saidSomething = saidSomething || listener.saidSomething();
                return outcome;
            } catch (AgentRuntimeException e) {
                listener.abandoned();
                if (stop.requested()) {
                    return new Step.Stopped(false);
                }
                throw e;
            }
        }

        /** If the server refuses, the next message cancels the run. */
        private boolean cancelled() {
            try {
                return runtime.cancel(conversation.runtimeId());
            } catch (AgentRuntimeException e) {
                log.warn("What turn {} left running was not cancelled: {}", request.id(), e.getMessage());
                return false;
            }
        }
    }

    /** Result of one request to the agent. */
    sealed interface Step {
        record Done() implements Step {}

        /** @param forgotten whether the agent has forgotten the request */
        record Stopped(boolean forgotten) implements Step {}

        record Calls(List<ToolCall> calls) implements Step {}

        /** The answer reached its maximum length. The last of these calls is usually incomplete. */
        record Cut(List<ToolCall> calls) implements Step {}

        record Refused() implements Step {}
    }
}
