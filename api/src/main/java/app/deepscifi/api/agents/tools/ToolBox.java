package app.deepscifi.api.agents.tools;

import app.deepscifi.api.agents.runtime.AgentRuntime.ToolCall;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolReturn;
import app.deepscifi.api.agents.runtime.CallArguments;
import app.deepscifi.api.agents.runtime.Fenced;
import app.deepscifi.api.agents.runtime.StopSignal;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.tools.AgentTool.ToolResult;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.turn.AgentKind;
import app.deepscifi.domain.turn.TurnEvent;
import app.deepscifi.domain.turn.TurnEvent.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** All tools: their descriptions for models, and the execution of the calls of one answer. */
@Component
public class ToolBox {

    /** Maximum length of a result. The agent server cuts longer ones (measured at about 51,000). */
    static final int ANSWER_LENGTH = 50_000;

    /** Maximum duration of a tool; then it is interrupted. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(ToolBox.class);

    private final JsonMapper json;
    private final ToolDescriptions descriptions;
    private final ToolRun once;
    private final Map<String, AgentTool<?>> tools;
    private final Map<AgentKind, List<ToolDefinition>> definitions = new EnumMap<>(AgentKind.class);
    private final Duration timeLimit;

    @Autowired
    ToolBox(JsonMapper json, ToolDescriptions descriptions, ToolRun once, List<AgentTool<?>> tools) {
        this(json, descriptions, once, tools, TIME_LIMIT);
    }

    ToolBox(
        JsonMapper json,
        ToolDescriptions descriptions,
        ToolRun once,
        List<AgentTool<?>> tools,
        Duration timeLimit
    ) {
        this.json = json;
        this.descriptions = descriptions;
        this.once = once;
        this.timeLimit = timeLimit;
        this.tools = tools.stream().collect(Collectors.toMap(AgentTool::name, Function.identity()));
        if (!this.tools.keySet().equals(descriptions.names())) {
            throw new IllegalStateException(
                "Tools " + this.tools.keySet() + " are there, but described are " + descriptions.names()
            );
        }
        for (var agent : AgentKind.values()) {
            definitions.put(agent, descriptions.of(agent).stream().map(this::definition).toList());
        }
    }

    private ToolDefinition definition(String name) {
        var arguments = Objects.requireNonNull(tools.get(name)).arguments();
        return new ToolDefinition(name, descriptions.description(name).orElseThrow(), ToolParameters.of(arguments));
    }

    public List<ToolDefinition> definitions(AgentKind agent) {
        return Objects.requireNonNull(definitions.get(agent));
    }

    /** @return the text that the person sees while the tool runs */
    public String doing(String tool) {
        return descriptions.doing(tool).orElse(tool);
    }

    /** Runs all calls in order and answers each one. After a stop, the remaining calls are denied. */
    public List<ToolReturn> run(AgentKind agent, List<ToolCall> calls, TurnScope scope, StopSignal stop) {
        var returns = new ArrayList<ToolReturn>();
        for (var call : calls) {
            returns.add(stop.requested() ? denied(call, scope, "was stopped") : run(agent, call, scope, stop));
        }
        return returns;
    }

    /**
     * Handles the calls of an answer that was cut off: runs complete ones, and saves parts of incomplete ones. The
     * model gets the results with the next message.
     */
    public void runCut(AgentKind agent, List<ToolCall> calls, TurnScope scope, StopSignal stop) {
        for (var call : calls) {
            var arguments = new CallArguments();
            arguments.add(call.arguments());
            if (stop.requested()) {
                denied(call, scope, "was stopped");
            } else if (arguments.areComplete()) {
                run(agent, call, scope, stop);
            } else {
                run(agent, call, scope, stop, (tool, attempt) ->
                    tool.keep(call.arguments(), attempt).orElseThrow(ToolBox::cutOff)
                );
            }
        }
    }

    private static InvalidInput cutOff() {
        return new InvalidInput("", "were cut off by the length of the answer");
    }

    /** The results of these calls by id, as the model gets them; calls that did not run are missing. */
    public Map<String, String> results(TurnId turn, List<String> callIds) {
        return once.answers(turn, callIds);
    }

    public ToolReturn denied(ToolCall call, TurnScope scope, String why) {
        return unsuccessful(call, scope, Outcome.DENIED, why);
    }

    private ToolReturn run(AgentKind agent, ToolCall call, TurnScope scope, StopSignal stop) {
        return run(agent, call, scope, stop, (tool, attempt) -> call(tool, call, attempt));
    }

    private ToolReturn run(
        AgentKind agent,
        ToolCall call,
        TurnScope scope,
        StopSignal stop,
        BiFunction<AgentTool<?>, TurnScope, ToolResult> what
    ) {
        var tool = descriptions.has(agent, call.tool()) ? tools.get(call.tool()) : null;
        if (tool == null) {
            return failed(call, scope, "There is no tool " + call.tool() + ".");
        }
        try {
            var done = new AtomicReference<TurnScope.@Nullable Call>();
            var result = inTime(
                () ->
                    once.once(
                        scope.turn(),
                        call.callId(),
                        () -> {
                            var attempt = scope.call();
                            done.set(attempt);
                            return what.apply(tool, attempt.scope());
                        },
                        this::written
                    ),
                scope.turn(),
                stop
            );
            Optional.ofNullable(done.get()).ifPresent(scope::adopt);
            scope.emit(new TurnEvent.ToolFinished(call.callId(), Outcome.OK, result.summary()));
            return new ToolReturn(call.callId(), String.valueOf(result.answer()), true);
        } catch (InvalidInput e) {
            return failed(call, scope, "These arguments can't be taken: " + e.getMessage());
        } catch (JacksonException e) {
            return failed(call, scope, "These arguments can't be read: " + unreadable(e));
        } catch (ProblemException e) {
            var outcome = e.code() == ProblemCode.FORBIDDEN ? Outcome.DENIED : Outcome.FAILED;
            return unsuccessful(call, scope, outcome, e.detail());
        } catch (TimeoutException e) {
            log.error("The tool {} took longer than {} in turn {}", call.tool(), timeLimit, scope.turn());
            return failed(call, scope, "This took too long and was given up. Nothing of it was kept.");
        } catch (CancellationException e) {
            return denied(call, scope, "was stopped");
        } catch (RuntimeException e) {
            log.error("The tool {} failed in turn {}", call.tool(), scope.turn(), e);
            return failed(call, scope, "This did not work because of a fault on our side.");
        }
    }

    private <A extends Record> ToolResult call(AgentTool<A> tool, ToolCall call, TurnScope scope) {
        var arguments = json.readTree(CallArguments.normal(call.arguments()));
        ToolArguments.restoreMaps(arguments, tool.arguments());
        return tool.call(json.treeToValue(arguments, tool.arguments()), scope);
    }

    /** Runs the call on its own thread, so that it can be interrupted; an interrupt rolls its transaction back. */
    private ToolResult inTime(Supplier<ToolResult> call, TurnId turn, StopSignal stop) throws TimeoutException {
        var trace = MDC.getCopyOfContextMap();
        var run = new FutureTask<>(() -> {
            MDC.setContextMap(trace);
            return call.get();
        });
        Thread.ofVirtual()
            .name("tool-" + turn)
            .start(run);
        try (var _ = stop.interrupting(() -> run.cancel(true))) {
            return run.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            run.cancel(true);
        }
    }

    private ToolReturn failed(ToolCall call, TurnScope scope, String why) {
        return unsuccessful(call, scope, Outcome.FAILED, why);
    }

    private ToolReturn unsuccessful(ToolCall call, TurnScope scope, Outcome outcome, String why) {
        scope.emit(new TurnEvent.ToolFinished(call.callId(), outcome, why));
        return new ToolReturn(call.callId(), Fenced.line(why), false);
    }

    private static String unreadable(JacksonException e) {
        return e.getCause() instanceof InvalidInput invalid
            ? String.valueOf(invalid.getMessage())
            : e.getOriginalMessage();
    }

    private String written(Object answer) {
        var text = answer instanceof String it ? Fenced.line(it) : Fenced.json(json.writeValueAsString(answer));
        return text.length() <= ANSWER_LENGTH ? text : text.substring(0, ANSWER_LENGTH) + " (cut here)";
    }
}
