package app.deepscifi.api.agents.runtime.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.ModelAccess;
import app.deepscifi.api.agents.runtime.ModelAccess.Provider;
import app.deepscifi.api.agents.runtime.direct.ModelServer.Answer;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import app.deepscifi.api.agents.runtime.direct.model.ModelHttp;
import app.deepscifi.api.agents.runtime.direct.model.Oddities;
import app.deepscifi.api.agents.runtime.direct.model.OpenAiModel;
import app.deepscifi.api.agents.runtime.direct.model.OpenAiStream;
import app.deepscifi.api.agents.runtime.direct.model.Window;
import app.deepscifi.api.platform.settings.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuestionTests {

    private static final String TOO_LONG =
        "This model's maximum context length is 15000 tokens. However, you requested more.";
    private static final Answer OK = Answer.stream(
        List.of(
            "data: {\"choices\":[{\"delta\":{\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}\n\n",
            "data: [DONE]\n\n"
        )
    );

    private final List<Window> learned = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = { 400, 413, 422, 500 })
    void a_prompt_that_is_too_long_is_shortened_and_asked_again(int status) throws IOException {
        try (var server = new ModelServer(refusal(status, TOO_LONG), OK)) {
            assertThat(ask(server, longTalk(), "openai/x").text()).isEqualTo("ok");

            assertThat(size(server.requests().get(0))).isGreaterThan(100_000);
            assertThat(size(server.requests().get(1))).isLessThan(15_000 * 4);
            assertThat(said(server.requests().get(1)).getLast()).contains("What now?");
            assertThat(learned).containsExactly(new Window(15_000, 3_750));
        }
    }

    @Test
    void one_that_the_stream_says_is_too_long_is_shortened_as_well() throws IOException {
        var late = Answer.stream(
            List.of("data: {\"error\":{\"code\":400,\"message\":\"the prompt is too long\"}}\n\n")
        );
        try (var server = new ModelServer(late, late, OK)) {
            assertThat(ask(server, longTalk(), "openai/x").text()).isEqualTo("ok");

            assertThat(server.requests()).hasSize(3);
            assertThat(size(server.requests().get(2))).isLessThan(size(server.requests().get(1)));
            assertThat(learned).as("nobody said how much it takes").isEmpty();
        }
    }

    @Test
    void one_that_stays_too_long_fails_after_a_few_tries() throws IOException {
        var answers = Collections.nCopies(5, refusal(400, "context_length_exceeded")).toArray(Answer[]::new);
        try (var server = new ModelServer(answers)) {
            assertThatThrownBy(() -> ask(server, longTalk(), "openai/x")).isInstanceOfSatisfying(
                AgentRuntimeException.class,
                e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LONG)
            );
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void an_answer_that_may_not_be_as_long_is_asked_for_shorter() throws IOException {
        var refusal = refusal(400, "max_tokens is too large: 8000. This model supports at most 4096 completion tokens");
        try (var server = new ModelServer(refusal, OK)) {
            ask(server, longTalk(), "openai/x");

            assertThat(server.requests().get(1).path("max_tokens").asInt()).isEqualTo(4096);
            assertThat(size(server.requests().get(1))).isGreaterThan(100_000);
        }
    }

    @Test
    void thoughts_go_back_under_the_name_they_came_by() throws IOException {
        for (var name : List.of("reasoning", "reasoning_content")) {
            var thought = heardThought("{\"" + name + "\":\"hm\",\"content\":\"\"}");
            try (var server = new ModelServer(OK)) {
                ask(server, called(thought), "openai-proxy/x");

                var replied = server.requests().getFirst().at("/messages/2");
                assertThat(replied.path(name).asString()).isEqualTo("hm");
                assertThat(replied.propertyNames()).containsExactlyInAnyOrder("role", "tool_calls", name);
            }
        }
    }

    @Test
    void thoughts_in_detail_go_back_in_detail() throws IOException {
        var details = "[{\"type\":\"reasoning.encrypted\",\"data\":\"x1\"}]";
        var thought = heardThought("{\"reasoning\":\"hm\",\"reasoning_details\":" + details + "}");
        try (var server = new ModelServer(OK)) {
            ask(server, called(thought), "openai-proxy/x");

            var replied = server.requests().getFirst().at("/messages/2");
            assertThat(replied.path("reasoning_details")).isEqualTo(JsonMapper.shared().readTree(details));
            assertThat(replied.has("reasoning")).isFalse();
        }
    }

    @Test
    void thoughts_between_tags_do_not_go_back() {
        var heard = read("{\"content\":\"<think>hm</think>a\"}");

        assertThat(heard).filteredOn(Model.Event.Thought.class::isInstance).isEmpty();
    }

    @Test
    void thoughts_that_a_server_refuses_are_left_out() throws IOException {
        var refusal = refusal(400, "'messages.2' : for 'role:assistant' the property 'reasoning' is unsupported");
        try (var server = new ModelServer(refusal, OK)) {
            assertThat(ask(server, called(heardThought("{\"reasoning\":\"hm\"}")), "openai-proxy/x").text()).isEqualTo(
                "ok"
            );

            assertThat(server.requests().get(1).at("/messages/2").propertyNames()).containsExactlyInAnyOrder(
                "role",
                "tool_calls"
            );
        }
    }

    private static Thought heardThought(String delta) {
        return read(delta)
            .stream()
            .filter(Model.Event.Thought.class::isInstance)
            .map(it -> ((Model.Event.Thought) it).thought())
            .findFirst()
            .orElseThrow();
    }

    private static List<Model.Event> read(String delta) {
        var events = new ArrayList<Model.Event>();
        var frame = "data: {\"choices\":[{\"delta\":" + delta + ",\"finish_reason\":\"tool_calls\"}]}\n\n";
        var bytes = frame.getBytes(StandardCharsets.UTF_8);
        try (var stream = new OpenAiStream(new ByteArrayInputStream(bytes), Set.of(), new Oddities("openai/x"))) {
            for (var event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private HeardAnswer ask(ModelServer server, List<HistoryEntry> before, String model) {
        try (var http = new ModelHttp(Duration.ofSeconds(5), Duration.ofSeconds(30))) {
            var url = server.url().resolve("/v1").toString();
            var asked = new OpenAiModel(
                new ModelAccess(Provider.OPENAI_COMPATIBLE, model, url, new Secret("key")),
                http
            );
            var talk = new DirectConversation(
                UUID.randomUUID(),
                "You are.",
                List.of(),
                UUID.randomUUID(),
                0,
                null,
                before
            );
            var said =
                before.isEmpty() ||
                !(before.getLast() instanceof HistoryEntry.Assistant last && !last.calls().isEmpty())
                    ? List.<HistoryEntry>of(new HistoryEntry.User("What now?"))
                    : List.<HistoryEntry>of(
                          new HistoryEntry.Returns(List.of(new HistoryEntry.Return("c", "done", true)))
                      );
            return HeardAnswer.of(new Question(asked, talk, said, List.of()).ask(Window.USUAL, learned::add));
        }
    }

    private static List<HistoryEntry> longTalk() {
        var talk = new ArrayList<HistoryEntry>();
        for (var turn = 0; turn < 80; turn++) {
            talk.add(new HistoryEntry.User("Tell me more, the " + turn + "th time."));
            talk.add(new HistoryEntry.Assistant("Snow fell upwards. ".repeat(120), List.of(), List.of(), null));
        }
        return talk;
    }

    private static List<HistoryEntry> called(Thought thought) {
        var call = new HistoryEntry.Call("c", "list_worlds", "{}");
        return List.of(
            new HistoryEntry.User("Which worlds?"),
            new HistoryEntry.Assistant("", List.of(call), List.of(thought), "openai-proxy/x")
        );
    }

    private static Answer refusal(int status, String message) {
        var body = JsonMapper.shared().createObjectNode();
        body.putObject("error")
            .put("message", message)
            .put("type", "BadRequestError")
            .put("code", status)
            .putNull("param");
        return Answer.of(status, body.toString());
    }

    private static int size(JsonNode request) {
        return request.path("messages").toString().length();
    }

    private static List<String> said(JsonNode request) {
        return request.path("messages").valueStream().map(JsonNode::toString).toList();
    }
}
