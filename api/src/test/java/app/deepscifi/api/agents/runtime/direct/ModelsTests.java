package app.deepscifi.api.agents.runtime.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.ModelAccess;
import app.deepscifi.api.agents.runtime.ModelAccess.Provider;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.AnthropicModel;
import app.deepscifi.api.agents.runtime.direct.model.Carrier;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import app.deepscifi.api.agents.runtime.direct.model.ModelHttp;
import app.deepscifi.api.agents.runtime.direct.model.OpenAiModel;
import app.deepscifi.api.agents.runtime.direct.model.Prompt;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Asked;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Call;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Replied;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Result;
import app.deepscifi.api.agents.runtime.direct.model.PromptTooLongException;
import app.deepscifi.api.platform.settings.Secret;
import app.deepscifi.simulator.stub.StubModel;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The libraries of both providers against a server with both APIs. */
class ModelsTests {

    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final String KEY = "key-of-the-test";

    private StubModel stub;
    private ModelHttp http;

    @BeforeEach
    void start() throws IOException {
        stub = StubModel.start(0);
        http = new ModelHttp(Duration.ofSeconds(1), SILENCE);
    }

    @AfterEach
    void end() {
        http.close();
        stub.close();
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void words_come_one_by_one_and_what_was_used_at_the_end(Provider provider) {
        var events = heard(provider, Asked.text("SAY Snow fell upwards: 雪 and 🛰️."));

        assertThat(text(events)).isEqualTo("Snow fell upwards: 雪 and 🛰️.");
        assertThat(events.stream().filter(Model.Event.Text.class::isInstance)).hasSizeGreaterThan(3);
        assertThat(events).filteredOn(Model.Event.Usage.class::isInstance).hasSize(1);
        assertThat(events).contains(new Model.Event.Finished(Model.Event.Ending.DONE));
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void thoughts_come_apart_from_words_and_whole_at_their_end(Provider provider) {
        var events = heard(provider, Asked.text("THINK cold comes first\nSAY Snow."));

        assertThat(
            events
                .stream()
                .filter(Model.Event.Reasoning.class::isInstance)
                .map(it -> ((Model.Event.Reasoning) it).text())
                .collect(Collectors.joining())
        ).isEqualTo("cold comes first");
        assertThat(text(events)).isEqualTo("Snow.");
        assertThat(events).filteredOn(Model.Event.Thought.class::isInstance).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void several_calls_come_in_pieces(Provider provider) {
        var events = heard(
            provider,
            Asked.text(
                "CALLS [{\"name\": \"one\", \"args\": {\"text\": \"a lamp\"}}, {\"name\": \"two\", \"args\": {}}]"
            )
        );

        assertThat(events)
            .filteredOn(Model.Event.CallStarted.class::isInstance)
            .extracting(it -> ((Model.Event.CallStarted) it).tool())
            .containsExactly("one", "two");
        var arguments = events
            .stream()
            .filter(Model.Event.CallArguments.class::isInstance)
            .map(Model.Event.CallArguments.class::cast)
            .collect(
                Collectors.groupingBy(
                    Model.Event.CallArguments::index,
                    Collectors.mapping(Model.Event.CallArguments::piece, Collectors.joining())
                )
            );
        assertThat(arguments.values()).containsExactlyInAnyOrder("{\"text\":\"a lamp\"}", "{}");
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void calls_and_their_results_are_sent_back_in_the_words_of_the_provider(Provider provider) {
        var call = new Call("call00001", "read_canon", Map.of("address", "/rules"));
        var thought = new Thought(Thought.Kind.SIGNED, "hm", "signed", "reasoning");

        heard(
            provider,
            Asked.text("hello"),
            new Replied(List.of(thought), "", List.of(call)),
            new Asked(List.of(new Result("call00001", "two rules", false)), List.of())
        );

        var body = stub.requests().getLast().body();
        var request = body.toString();
        assertThat(request).contains("call00001", "read_canon", "two rules", "hm").doesNotContain(KEY);
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.path("model").asString()).isEqualTo("claude-sonnet-4-5");
        if (provider == Provider.ANTHROPIC) {
            assertThat(body.at("/messages/1/content/0/type").asString()).isEqualTo("thinking");
            assertThat(body.at("/messages/2/content/0/is_error").asBoolean()).isTrue();
            assertThat(cached(body)).hasSize(4);
        } else {
            assertThat(body.at("/messages/2/tool_calls/0/function/arguments").asString()).isEqualTo(
                "{\"address\":\"/rules\"}"
            );
            assertThat(body.at("/messages/2/reasoning").asString()).isEqualTo("hm");
            assertThat(body.at("/messages/3/role").asString()).isEqualTo("tool");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "404, NO_MODEL",
        "429, RATE_LIMITED",
        "500, MODEL_FAILED",
        "503, MODEL_FAILED",
        "529, RATE_LIMITED",
    })
    void each_refusal_has_its_kind_and_no_key_is_in_it(int status, Kind kind) {
        for (var provider : Provider.values()) {
            assertThatThrownBy(() -> heard(provider, Asked.text("FAIL " + status))).isInstanceOfSatisfying(
                AgentRuntimeException.class,
                e -> {
                    assertThat(e.kind()).as("%s", provider).isEqualTo(kind);
                    assertThat(e.getMessage()).doesNotContain(KEY);
                }
            );
        }
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void a_request_that_is_too_long_is_known_as_such(Provider provider) {
        assertThatThrownBy(() -> heard(provider, Asked.text("FAIL 413"))).isInstanceOf(PromptTooLongException.class);
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void an_answer_that_breaks_off_is_no_complete_one(Provider provider) {
        var events = new ArrayList<Model.Event>();

        try (var stream = model(provider).ask(prompt(Asked.text("SAY a b c d e CUT")), 100)) {
            assertThatThrownBy(() -> {
                for (var event = stream.next(); event != null; event = stream.next()) {
                    events.add(event);
                }
            }).isInstanceOfSatisfying(AgentRuntimeException.class, e ->
                assertThat(e.kind()).isEqualTo(Kind.MODEL_FAILED)
            );
        }

        assertThat(text(events)).startsWith("a b c");
        assertThat(events).doesNotContain(new Model.Event.Finished(Model.Event.Ending.DONE));
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void silence_is_not_waited_out(Provider provider) {
        for (var order : List.of("HANG 20", "SLOW 20")) {
            assertThatThrownBy(() -> heard(provider, Asked.text(order))).isInstanceOfSatisfying(
                AgentRuntimeException.class,
                e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE)
            );
        }
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void a_refused_connection_means_unavailable(Provider provider) {
        stub.close();

        assertThatThrownBy(() -> heard(provider, Asked.text("SAY hello"))).isInstanceOfSatisfying(
            AgentRuntimeException.class,
            e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE)
        );
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void closing_from_another_thread_ends_the_waiting(Provider provider) throws Exception {
        waitForLong();
        try (var stream = model(provider).ask(prompt(Asked.text("SLOW 200")), 100)) {
            var spoken = new CompletableFuture<String>();
            var ended = CompletableFuture.supplyAsync(() -> {
                for (var event = stream.next(); event != null; event = stream.next()) {
                    spoken.complete("");
                }
                return "ended";
            });
            spoken.get();

            stream.close();

            assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo("ended");
        }
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void an_interruption_ends_the_waiting_for_an_answer_to_begin(Provider provider) throws Exception {
        waitForLong();
        var failed = new CompletableFuture<Throwable>();
        var thread = Thread.ofVirtual().start(() -> {
            try (var _ = model(provider).ask(prompt(Asked.text("HANG 200")), 100)) {
                failed.complete(new AssertionError("It answered"));
            } catch (RuntimeException e) {
                failed.complete(e);
            }
        });
        thread.interrupt();

        assertThat(failed.get(30, TimeUnit.SECONDS)).isInstanceOf(AgentRuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void the_connection_of_an_answer_that_nobody_wants_is_dropped(Provider provider) throws Exception {
        waitForLong();
        try (var relay = new Relay(stub.url())) {
            var stream = model(provider, relay.url()).ask(prompt(Asked.text("SLOW 200")), 100);
            assertThat(stream.next()).isNotNull();

            stream.close();

            relay.left().get(30, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void a_rehearsal_says_a_whole_answer_and_asks_nobody(Provider provider) {
        var access = new ModelAccess(provider, "x/claude-sonnet-4-5", "http://localhost:1", new Secret(KEY));

        assertThat(Rehearsal.of(access, this::model)).isEqualTo(3);
        assertThat(stub.requests()).isEmpty();
    }

    private void waitForLong() {
        http.close();
        http = new ModelHttp(Duration.ofSeconds(1), Duration.ofMinutes(5));
    }

    private static List<JsonNode> cached(JsonNode body) {
        return body.findParents("cache_control");
    }

    private List<Model.Event> heard(Provider provider, Prompt.Message... messages) {
        var events = new ArrayList<Model.Event>();
        try (var stream = model(provider).ask(prompt(messages), 100)) {
            for (var event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private Model model(Provider provider) {
        return model(provider, stub.url());
    }

    private Model model(Provider provider, URI server) {
        var url = provider == Provider.ANTHROPIC ? server : server.resolve("/v1");
        var access = new ModelAccess(provider, "x/claude-sonnet-4-5", url.toString(), new Secret(KEY));
        return model(access, http);
    }

    private Model model(ModelAccess access, Carrier carrier) {
        return access.provider() == Provider.ANTHROPIC
            ? new AnthropicModel(access, carrier)
            : new OpenAiModel(access, carrier);
    }

    private static Prompt prompt(Prompt.Message... messages) {
        var tool = new ToolDefinition("read_canon", "Reads.", Map.of("type", "object", "properties", Map.of()));
        return new Prompt("You are a test.", "Nothing to remember.", List.of(messages), List.of(tool));
    }

    private static String text(List<Model.Event> events) {
        return events
            .stream()
            .filter(Model.Event.Text.class::isInstance)
            .map(it -> ((Model.Event.Text) it).text())
            .collect(Collectors.joining());
    }
}
