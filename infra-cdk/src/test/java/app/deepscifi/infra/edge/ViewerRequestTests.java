package app.deepscifi.infra.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs the function of CloudFront in Node, in an environment with nothing but the language. */
class ViewerRequestTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> PAGES = texts("../web-static/src/pages.json");

    /** A separate context without Node's globals, because CloudFront has none of them. */
    private static final String RUNNER = """
    const vm = require('vm');
    const { code, events } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
    const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    vm.runInContext(code, context);
    context.given = JSON.stringify(events);
    process.stdout.write(vm.runInContext('JSON.stringify(JSON.parse(given).map(handler))', context));
    """;

    record Rewrite(String uri, String file) {
        @Override
        public String toString() {
            return uri + " -> " + file;
        }
    }

    private static final Map<String, JsonNode> ANSWERS = answersToTable();

    static List<Rewrite> table() {
        return JSON.readTree(Path.of("../web-static/src/rewrites.json"))
            .valueStream()
            .map(row -> new Rewrite(row.path("uri").asString(), row.path("file").asString()))
            .toList();
    }

    @ParameterizedTest
    @MethodSource("table")
    void an_address_is_answered_by_the_file_that_the_site_says(Rewrite rewrite) {
        var answer = answerTo(rewrite.uri());

        if (rewrite.file().endsWith(".html") && !PAGES.contains(rewrite.file())) {
            assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
        } else {
            assertThat(answer.path("uri").asString()).isEqualTo(rewrite.file());
            assertThat(answer.has("statusCode")).isFalse();
        }
    }

    @Test
    void a_missing_page_is_answered_with_the_404_page_of_the_site() {
        var answer = answer(event("GET", "/no/such/page", "deepscifi.example"));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
        assertThat(answer.at("/headers/content-type/value").asString()).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.at("/headers/cache-control/value").asString()).isEqualTo("no-cache");
        assertThat(answer.path("body").asString()).startsWith("<!doctype html>").contains("fetch('/404')");
        assertThat(
            answer(event("GET", "/404", "deepscifi.example"))
                .path("uri")
                .asString()
        ).isEqualTo("/404.html");
    }

    /** Browsers without scripts and programs must see it, too. */
    @Test
    void it_is_said_without_scripts_too() {
        assertThat(
            answer(event("GET", "/no", "deepscifi.example"))
                .path("body")
                .asString()
        ).contains("<title>Not found</title>", "<noscript><p");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/worlds", "/_next/static/chunks/main.js", "/no/such/page", "/" })
    void www_leads_to_the_name_without_it(String uri) {
        var answer = answer(event("GET", uri, "www.deepscifi.example"));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(301);
        assertThat(location(answer)).isEqualTo("https://deepscifi.example" + uri);
    }

    @Test
    void a_redirect_keeps_the_path_and_query() {
        var event = event("GET", "/worlds", "www.deepscifi.example");
        var query = ((ObjectNode) event.at("/request")).putObject("querystring");
        query.putObject("q").put("value", "deep%20space");
        var tags = query.putObject("tag").put("value", "ice");
        tags.putArray("multiValue").addObject().put("value", "ice");
        tags.withArray("multiValue").addObject().put("value", "fire");
        query.putObject("all").put("value", "");

        assertThat(location(answer(event))).isEqualTo(
            "https://deepscifi.example/worlds?q=deep%20space&tag=ice&tag=fire&all"
        );
    }

    @Test
    void a_name_that_only_contains_www_is_none_that_begins_with_it() {
        assertThat(
            answer(event("GET", "/worlds", "api.www.example"))
                .path("uri")
                .asString()
        ).isEqualTo("/worlds.html");
        assertThat(
            answer(event("GET", "/worlds", "wwwdeepscifi.example"))
                .path("uri")
                .asString()
        ).isEqualTo("/worlds.html");
    }

    @Test
    void a_request_that_names_no_host_is_answered_all_the_same() {
        var event = event("GET", "/worlds", "deepscifi.example");
        ((ObjectNode) event.at("/request/headers")).remove("host");

        assertThat(answer(event).path("uri").asString()).isEqualTo("/worlds.html");
    }

    @Test
    void it_fits_into_cloudfront() {
        assertThat(ViewerRequest.code().getBytes(UTF_8)).hasSizeLessThan(10 * 1024);
    }

    /** CloudFront supports only some later features, and reports others only when the function is published. */
    @Test
    void it_is_written_in_the_language_of_2009() {
        assertThat(withoutTexts(ViewerRequest.code())).doesNotContainPattern(
            "`|=>|\\?\\?|\\?\\.|\\.\\.\\.|\\*\\*|" +
                "\\b(?:let|const|class|import|export|async|await|yield|of|require|fetch|eval|Function|setTimeout|console)\\b"
        );
    }

    /** The words of the code without comments, texts and regular expressions. */
    private static String withoutTexts(String code) {
        return code
            .replaceAll("(?s)/\\*.*?\\*/", "")
            .replaceAll("'(?:[^'\\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\\n]|\\\\.)*\"", "''")
            .replaceAll("(?m)//.*$", "")
            .replaceAll("/\\\\\\.html\\$/", "''");
    }

    private static String location(JsonNode answer) {
        return answer.at("/headers/location/value").asString();
    }

    private static JsonNode answerTo(String uri) {
        var answer = ANSWERS.get(uri);
        assertThat(answer).as(uri).isNotNull();
        return answer == null ? JSON.missingNode() : answer;
    }

    /** Runs all cases in one process, because a process takes time to start. */
    private static Map<String, JsonNode> answersToTable() {
        var uris = table().stream().map(Rewrite::uri).toList();
        var answers = answers(
            uris
                .stream()
                .map(uri -> event("GET", uri, "deepscifi.example"))
                .toList()
        );
        var byUri = new HashMap<String, JsonNode>();
        for (var number = 0; number < uris.size(); number++) {
            byUri.put(uris.get(number), answers.get(number));
        }
        return byUri;
    }

    private static JsonNode answer(JsonNode event) {
        return answers(List.of(event)).getFirst();
    }

    private static List<JsonNode> answers(List<JsonNode> events) {
        var task = JSON.createObjectNode().put("code", ViewerRequest.code());
        events.forEach(task.putArray("events")::add);
        try {
            var node = new ProcessBuilder("node", "-e", RUNNER).redirectErrorStream(true).start();
            try (var input = node.getOutputStream()) {
                input.write(task.toString().getBytes(UTF_8));
            }
            var output = new String(node.getInputStream().readAllBytes(), UTF_8);
            assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).as(output).isZero();
            return new ArrayList<>(JSON.readTree(output).valueStream().toList());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static JsonNode event(String method, String uri, String host) {
        var event = JSON.createObjectNode().put("version", "1.0");
        var request = event.putObject("request").put("method", method).put("uri", uri);
        request.putObject("querystring");
        request.putObject("headers").putObject("host").put("value", host);
        request.putObject("cookies");
        return event;
    }

    private static List<String> texts(String file) {
        return JSON.readTree(Path.of(file)).valueStream().map(JsonNode::asString).toList();
    }
}
