package app.deepscifi.api.agents;

import app.deepscifi.api.agents.AgentConversations.Open;
import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolCall;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.turn.AgentKind;
import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a turn from the person's message to its end: chooses the agent and makes it where it is missing, sends what was
 * said, runs the tools that the model calls, and says how it ended.
 *
 * <p>No database connection is held while a model talks: each store call is a short one of its own. Calls that are left
 * unanswered on any way out are denied together with the next message.
 */
@Component
public class Orchestrator {

    /** How often a model may call tools, and see what came of it, within one turn. */
    static final int MAX_ROUNDS = 12;

    private static final Logger log = LoggerFactory.getLogger(Orchestrator.class);

    private final AgentProfiles profiles;
    private final AgentStore agents;
    private final AgentConversations conversations;
    private final AgentRuntime runtime;
    private final TurnContext context;
    private final Opening opening;
    private final ToolBox tools;
    private final Worlds worlds;
    private final OpenStory openStory;

    Orchestrator(
        AgentProfiles profiles,
        AgentStore agents,
        AgentConversations conversations,
        AgentRuntime runtime,
        TurnContext context,
        Opening opening,
        ToolBox tools,
        Worlds worlds,
        OpenStory openStory
    ) {
        this.profiles = profiles;
        this.agents = agents;
        this.conversations = conversations;
        this.runtime = runtime;
        this.context = context;
        this.opening = opening;
        this.tools = tools;
        this.worlds = worlds;
        this.openStory = openStory;
    }

    /** Runs the whole turn on the calling thread. Whatever goes wrong ends it with a reason, never with an exception. */
    public FinishReason run(TurnRequest request, TurnSink sink) {
        try {
            return answer(request, sink);
        } catch (AgentRuntimeException e) {
            if (sink.stop().requested()) {
                return FinishReason.STOPPED;
            }
            log.warn("Turn {} failed: {}", request.id(), e.getMessage());
            sink.emit(Failures.of(e));
            return FinishReason.FAILED;
        }
    }

    private FinishReason answer(TurnRequest request, TurnSink sink) {
        var world = request.worldId() == null ? null : worlds.require(request.person(), request.worldId(), Action.TALK);
        var profile = world == null ? profiles.ofUser(request.person()) : profiles.ofWorld(world);
        var kind = profile.agent().kind();
        sink.emit(new TurnEvent.Started(request.id(), profile.agent()));

        var agent = world == null ? agents.ofUser(request.person().id()) : agents.ofWorld(world.id());
        var conversation = conversations.open(agent, profile, request.person().id());
        var scope = new TurnScope(request, world, sink::emit);

        Step step;
        try {
            step = begin(conversation, request, world, scope, sink);
        } catch (AgentRuntimeException e) {
            switch (e.kind()) {
                case GONE -> conversation = conversations.reopen(agent, profile, request.person().id());
                case BUSY -> conversation = conversation.unsettled();
                case UNAVAILABLE, UNAUTHORIZED, RATE_LIMITED, MODEL_FAILED, REFUSED -> throw e;
            }
            step = begin(conversation, request, world, scope, sink);
        }
        for (var round = 1; step instanceof Step.Calls(var calls); round++) {
            if (round > MAX_ROUNDS) {
                calls.forEach(call -> tools.denied(call, scope, "was not run: too many rounds"));
                sink.emit(Failures.tooManyRounds(MAX_ROUNDS));
                return FinishReason.LIMIT;
            }
            var returns = tools.run(kind, calls, scope, sink.stop());
            if (sink.stop().requested()) {
                return FinishReason.STOPPED;
            }
            step = say(conversation, List.of(new Message.ToolReturns(returns)), kind, scope, sink);
        }
        if (step instanceof Step.Stopped) {
            return FinishReason.STOPPED;
        }
        conversations.settled(conversation);
        return FinishReason.COMPLETED;
    }

    private Step begin(
        Open conversation,
        TurnRequest request,
        @Nullable WorldView world,
        TurnScope scope,
        TurnSink sink
    ) {
        var messages = opening.messages(conversation, request, context.of(request, world));
        conversations.unsettled(conversation);
        return say(conversation, messages, world == null ? AgentKind.USER : AgentKind.WORLD, scope, sink);
    }

    /** One request to the agent, and all that comes back. */
    private Step say(Open conversation, List<Message> messages, AgentKind kind, TurnScope scope, TurnSink sink) {
        var step = listen(conversation, messages, kind, scope, sink);
        if (step instanceof Step.Stopped) {
            runtime.cancel(conversation.runtimeId());
        }
        return step;
    }

    private Step listen(Open conversation, List<Message> messages, AgentKind kind, TurnScope scope, TurnSink sink) {
        var listener = new AnswerListener(scope, tools, openStory, sink);
        try (
            var answer = send(conversation, messages, kind, sink.stop());
            var _ = sink.stop().interrupting(answer::close)
        ) {
            for (var piece = answer.next(); piece != null; piece = answer.next()) {
                listener.hear(piece);
            }
            return listener.outcome(sink.stop());
        } catch (AgentRuntimeException e) {
            listener.abandoned();
            if (sink.stop().requested()) {
                return new Step.Stopped();
            }
            throw e;
        }
    }

    /** A server may take long to begin with its answer: a stop does not wait for that. */
    private AgentRuntime.Answer send(Open conversation, List<Message> messages, AgentKind kind, StopSignal stop) {
        try (var _ = stop.interrupting(Thread.currentThread()::interrupt)) {
            return runtime.send(conversation.runtimeId(), messages, tools.definitions(kind));
        } finally {
            // Only the waiting was interrupted: what is said and written about it must not be.
            Thread.interrupted();
        }
    }

    /** How one request to the agent came out. */
    sealed interface Step {
        record Done() implements Step {}

        record Stopped() implements Step {}

        record Calls(List<ToolCall> calls) implements Step {}
    }
}
