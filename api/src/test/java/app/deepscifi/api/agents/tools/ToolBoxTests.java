package app.deepscifi.api.agents.tools;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.context.TurnRequest;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolCall;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolReturn;
import app.deepscifi.api.agents.runtime.StopSignal;
import app.deepscifi.api.agents.tools.AgentTool.ToolResult;
import app.deepscifi.api.platform.json.ServiceJson;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.turn.AgentKind;
import app.deepscifi.domain.turn.TurnEvent;
import app.deepscifi.domain.turn.TurnEvent.Outcome;
import app.deepscifi.domain.turn.TurnEvent.ToolFinished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Every call of a model gets a result with which the model can continue, however wrong the call is. */
class ToolBoxTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<TurnEvent> events = new ArrayList<>();
    private final StopSignal stop = new StopSignal();
    private final Map<String, Function<Fake.Asked, ToolResult>> doing = new HashMap<>();
    private Supplier<@Nullable WorldView> allowed = () -> null;

    @Test
    void several_calls_of_one_answer_are_run_in_their_order_and_each_is_answered() {
        doing.put("list_worlds", arguments -> new ToolResult("listed " + arguments.number(), "listed"));
        doing.put("recall", arguments -> new ToolResult(Map.of("found", String.valueOf(arguments.text())), "found"));

        var returns = run(
            call("1", "recall", "{\"text\": \"lamp\"}"),
            call("2", "list_worlds", "{\"number\": 7}"),
            call("3", "recall", " ")
        );

        assertThat(returns).containsExactly(
            new ToolReturn("1", "{\"found\":\"lamp\"}", true),
            new ToolReturn("2", "listed 7", true),
            new ToolReturn("3", "{\"found\":\"null\"}", true)
        );
        assertThat(events).containsExactly(
            new ToolFinished("1", Outcome.OK, "found"),
            new ToolFinished("2", Outcome.OK, "listed"),
            new ToolFinished("3", Outcome.OK, "found")
        );
    }

    @Test
    void a_tool_that_nobody_has_or_only_the_other_agent_is_said_to_be_none() {
        assertThat(run(call("1", "fly_away", "{}"), call("2", "propose_changes", "{}"))).containsExactly(
            new ToolReturn("1", "There is no tool fly_away.", false),
            new ToolReturn("2", "There is no tool propose_changes.", false)
        );
        assertThat(outcomes()).containsOnly(Outcome.FAILED);
    }

    @Test
    void arguments_that_are_no_json_or_of_another_kind_are_answered_with_what_is_wrong() {
        for (var arguments : List.of("{\"number\": ", "{number: 1}", "[1]", "\"lamp\"", "{\"number\": \"many\"}")) {
            var answer = run(call("1", "recall", arguments)).getFirst();

            assertThat(answer.ok()).isFalse();
            assertThat(answer.text()).startsWith("These arguments can't be read: ").doesNotContain("\tat ");
        }
        assertThat(outcomes()).containsOnly(Outcome.FAILED);
    }

    @Test
    void arguments_that_fail_their_checks_are_answered_with_the_field_and_what_it_must_be() {
        var answer = run(call("1", "recall", "{\"text\": \"" + "x".repeat(11) + "\"}")).getFirst();

        assertThat(answer.ok()).isFalse();
        assertThat(answer.text()).startsWith("These arguments can't be ").contains("text", "10");
    }

    @Test
    void a_forbidden_call_is_denied_and_a_call_for_a_missing_object_fails() {
        doing.put("recall", _ -> {
            throw ProblemException.forbidden();
        });
        doing.put("list_worlds", _ -> {
            throw ProblemException.notFound();
        });

        var returns = run(call("1", "recall", "{}"), call("2", "list_worlds", "{}"));

        assertThat(returns).noneMatch(ToolReturn::ok);
        assertThat(outcomes()).containsExactly(Outcome.DENIED, Outcome.FAILED);
    }

    @Test
    void a_right_that_ends_between_two_calls_leaves_the_second_undone() {
        var done = new ArrayList<String>();
        doing.put("recall", _ -> {
            done.add("recall");
            allowed = () -> {
                throw ProblemException.notFound();
            };
            return new ToolResult("found", "found");
        });
        doing.put("list_worlds", _ -> {
            done.add("list_worlds");
            return new ToolResult("listed", "listed");
        });

        var returns = run(call("1", "recall", "{}"), call("2", "list_worlds", "{}"));

        assertThat(done).containsExactly("recall");
        assertThat(returns.stream().map(ToolReturn::ok)).containsExactly(true, false);
    }

    @Test
    void a_tool_that_throws_keeps_its_fault_to_itself_and_the_next_call_is_run() {
        doing.put("recall", _ -> {
            throw new IllegalStateException("secret of ours");
        });

        var returns = run(call("1", "recall", "{}"), call("2", "list_worlds", "{}"));

        assertThat(returns).containsExactly(
            new ToolReturn("1", "This did not work because of a fault on our side.", false),
            new ToolReturn("2", "done", true)
        );
        assertThat(outcomes()).containsExactly(Outcome.FAILED, Outcome.OK);
    }

    @Test
    void a_tool_that_takes_too_long_is_given_up_and_what_it_said_until_then_is_not_told() {
        doing.put("recall", arguments -> {
            arguments.scope().emit(new TurnEvent.Suggestions(List.of("too late")));
            return waitForEver();
        });

        var returns = run(Duration.ofSeconds(1), call("1", "recall", "{}"), call("2", "list_worlds", "{}"));

        assertThat(returns.getFirst().text()).contains("took too long");
        assertThat(returns.getLast().ok()).isTrue();
        assertThat(events).hasOnlyElementsOfType(ToolFinished.class);
    }

    @Test
    void a_stop_ends_the_call_that_runs_and_denies_the_rest() {
        doing.put("recall", _ -> {
            Thread.startVirtualThread(stop::request);
            return waitForEver();
        });

        var returns = run(call("1", "recall", "{}"), call("2", "list_worlds", "{}"));

        assertThat(returns).containsExactly(
            new ToolReturn("1", "was stopped", false),
            new ToolReturn("2", "was stopped", false)
        );
        assertThat(outcomes()).containsOnly(Outcome.DENIED);
    }

    @Test
    void an_answer_that_is_longer_than_an_agent_server_takes_is_cut_and_says_so() {
        doing.put("recall", _ -> new ToolResult("x".repeat(ToolBox.ANSWER_LENGTH + 1), "long"));

        assertThat(
            run(call("1", "recall", "{}"))
                .getFirst()
                .text()
        )
            .hasSize(ToolBox.ANSWER_LENGTH + " (cut here)".length())
            .endsWith(" (cut here)");
    }

    private static ToolResult waitForEver() {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError();
        } catch (InterruptedException givenUp) {
            throw new IllegalStateException(givenUp);
        }
    }

    private List<Outcome> outcomes() {
        return events
            .stream()
            .map(event -> ((ToolFinished) event).outcome())
            .toList();
    }

    private static ToolCall call(String id, String tool, String arguments) {
        return new ToolCall(id, tool, arguments);
    }

    private List<ToolReturn> run(ToolCall... calls) {
        return run(LONG, calls);
    }

    private List<ToolReturn> run(Duration timeLimit, ToolCall... calls) {
        var descriptions = new ToolDescriptions(ServiceJson.mapper());
        var tools = descriptions.names().stream().<AgentTool<?>>map(Fake::new).toList();
        var box = new ToolBox(ServiceJson.mapper(), descriptions, new Unkept(), tools, timeLimit);
        var person = new Caller.Person(new UserId(UUID.randomUUID()), "Ada");
        var request = new TurnRequest(TurnId.random(), null, person, null, null, null, "hello", (_, _) -> List.of());
        return box.run(
            AgentKind.USER,
            List.of(calls),
            new TurnScope(request, null, () -> allowed.get(), events::add),
            stop
        );
    }

    /** A tool with the behaviour that a test sets. */
    private final class Fake implements AgentTool<Fake.Given> {

        private final String name;

        Fake(String name) {
            this.name = name;
        }

        record Given(@Nullable Integer number, @Nullable String text) {
            Given {
                new Checks().atMost("text", text, 10).done();
            }
        }

        record Asked(@Nullable Integer number, @Nullable String text, TurnScope scope) {}

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<Given> arguments() {
            return Given.class;
        }

        @Override
        public ToolResult call(Given given, TurnScope scope) {
            return doing
                .getOrDefault(name, _ -> new ToolResult("done", "done"))
                .apply(new Asked(given.number(), given.text(), scope));
        }
    }

    /** A run that does not store results, because there is no database. */
    private static final class Unkept extends ToolRun {

        Unkept() {
            super(JdbcClient.create(new SimpleDriverDataSource()), new TransactionTemplate());
        }

        @Override
        ToolResult once(TurnId turn, String callId, Supplier<ToolResult> call, Function<Object, String> written) {
            var result = call.get();
            return new ToolResult(written.apply(result.answer()), result.summary());
        }
    }
}
