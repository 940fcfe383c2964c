package app.deepscifi.simulator.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.simulator.model.ModelMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stub follows directives and reports its requests. */
class StubModelTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOOL =
        "{\"type\": \"function\", \"function\": {\"name\": \"list_worlds\", \"description\": \"Lists\", \"parameters\": {}}}";
    private static final String TWO_CALLS =
        "CALLS [{\"name\": \"list_worlds\", \"args\": {\"query\": \"red dust\"}}, {\"name\": \"list_worlds\", \"args\": {}}]";

    private final StubModel stub;
    private final HttpClient http = HttpClient.newHttpClient();

    StubModelTests() throws IOException {
        stub = StubModel.start(0);
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        stub.close();
    }

    @Test
    void it_says_what_it_is_told_to_word_by_word_and_ends_with_usage_and_done() throws Exception {
        var answer = streamed(user("SAY Ad astra ✨ 星"));

        assertThat(
            deltas(answer)
                .map(it -> it.path("content").asString(""))
                .toList()
        ).containsExactly("", "Ad ", "astra ", "✨ ", "星", "");
        assertThat(answer)
            .contains("\"finish_reason\":\"stop\"")
            .contains("\"total_tokens\":")
            .endsWith("data: [DONE]\n\n");
    }

    @Test
    void it_thinks_before_it_answers() throws Exception {
        var answer = streamed(user("THINK let me see\nSAY done"));

        assertThat(
            deltas(answer)
                .map(it -> it.path("reasoning_content").asString(""))
                .collect(Collectors.joining())
        ).isEqualTo("let me see");
        assertThat(answer.indexOf("reasoning_content")).isLessThan(answer.indexOf("done"));
    }

    @Test
    void it_calls_several_tools_their_arguments_in_pieces_of_seven() throws Exception {
        var pieces = deltas(streamed(user(TWO_CALLS)))
            .map(it -> it.path("tool_calls").path(0))
            .filter(it -> !it.isMissingNode())
            .toList();

        assertThat(
            pieces
                .stream()
                .map(it -> it.path("index").asInt())
                .distinct()
        ).containsExactly(0, 1);
        var arguments = pieces
            .stream()
            .map(it -> it.path("function").path("arguments").asString(""))
            .toList();
        assertThat(arguments).allMatch(it -> it.length() <= 7);
        assertThat(String.join("", arguments)).isEqualTo("{\"query\":\"red dust\"}{}");
    }

    @Test
    void it_answers_what_a_tool_returned_with_a_sentence() throws Exception {
        var answer = whole(
            """
            %s, {"role": "assistant", "content": null, "tool_calls": [{"id": "c", "function": {"name": "list_worlds", "arguments": "{}"}}]},
            {"role": "tool", "tool_call_id": "c", "content": "[]"}""".formatted(user(TWO_CALLS))
        );

        assertThat(answer.path("message").path("content").asString("")).isEqualTo(
            "I have the tools [list_worlds] and answered a tool message."
        );
        assertThat(stub.requests().getLast().asModelRequest().messages()).contains(
            new ModelMessage.Returned("list_worlds", "[]", false)
        );
    }

    @Test
    void without_a_stream_the_answer_is_one_document() throws Exception {
        var answer = whole(user(TWO_CALLS));

        assertThat(answer.path("message").path("tool_calls")).hasSize(2);
        assertThat(answer.path("message").path("content").isNull()).isTrue();
        assertThat(answer.path("finish_reason").asString("")).isEqualTo("tool_calls");
    }

    @Test
    void it_says_one_sentence_where_nothing_is_ordered() throws Exception {
        assertThat(whole(user("Good evening.")).path("message").path("content").asString("")).isEqualTo(
            "I have the tools [list_worlds] and answered a user message."
        );
    }

    @Test
    void it_fails_with_the_status_it_is_told() throws Exception {
        assertThat(post("/v1/chat/completions", request(user("FAIL 429"), true)).statusCode()).isEqualTo(429);
    }

    @Test
    void it_breaks_off_after_three_words() {
        assertThatThrownBy(() -> streamed(user("CUT\nSAY one two three four"))).isInstanceOf(IOException.class);
    }

    @Test
    void it_names_its_models_and_embeds_whatever_it_gets() throws Exception {
        assertThat(get("/v1/models").path("data").path(0).path("id").asString("")).isEqualTo("stub");

        var embedded = JSON.readTree(post("/v1/embeddings", "{\"input\": [\"a\", \"b\"]}").body()).path("data");
        assertThat(embedded).hasSize(2);
        assertThat(embedded.path(1).path("embedding")).hasSize(1536);
    }

    @Test
    void it_keeps_what_it_was_asked_for_those_who_ask_from_elsewhere() throws Exception {
        whole("{\"role\": \"system\", \"content\": \"You are terse.\"}, " + user("SAY one"));
        try (var remote = new RemoteStub(stub.url())) {
            whole(user("SAY two"));

            assertThat(remote.requests()).isEqualTo(stub.requests());
            assertThat(remote.requests().getLast().asModelRequest().messages()).containsExactly(
                new ModelMessage.Said("SAY two")
            );
        }
        assertThat(stub.requests().getFirst().asModelRequest().system()).isEqualTo("You are terse.");
    }

    @Test
    void invalid_requests_do_no_harm() throws Exception {
        assertThat(post("/v1/chat/completions", "{bad").statusCode()).isEqualTo(400);
        assertThat(post("/v1/images", "{}").statusCode()).isEqualTo(404);
        assertThat(stub.requests()).isEmpty();
    }

    private static String user(String text) {
        return "{\"role\": \"user\", \"content\": " + JSON.writeValueAsString(text) + "}";
    }

    private static String request(String messages, boolean stream) {
        return "{\"model\": \"stub\", \"messages\": [%s], \"tools\": [%s], \"stream\": %s}".formatted(
            messages,
            TOOL,
            stream
        );
    }

    private String streamed(String messages) throws Exception {
        return post("/v1/chat/completions", request(messages, true)).body();
    }

    private JsonNode whole(String messages) throws Exception {
        return JSON.readTree(post("/v1/chat/completions", request(messages, false)).body())
            .path("choices")
            .path(0);
    }

    private static Stream<JsonNode> deltas(String stream) {
        return stream
            .lines()
            .filter(it -> it.startsWith("data: {"))
            .map(it -> JSON.readTree(it.substring(6)).path("choices").path(0).path("delta"))
            .filter(it -> !it.isMissingNode());
    }

    private JsonNode get(String path) throws Exception {
        var request = HttpRequest.newBuilder(resolve(path)).build();
        return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI resolve(String path) {
        return stub.url().resolve(path);
    }
}
