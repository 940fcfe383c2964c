package app.deepscifi.local;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlatformTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static LocalPlatform platform;

    @BeforeAll
    static void start() {
        platform = LocalPlatform.start(LocalSettings.isolated(folder));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/signin", "/worlds/0190b3a2-7c1e-7d3f-8a4b-1c2d3e4f5a6b" })
    void a_page_is_asked_for_again_each_time(String path) throws Exception {
        var page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type")).startsWith("text/html");
        assertThat(header(page, "cache-control")).isEqualTo("no-cache");
        assertThat(page.body()).contains("<html");
    }

    @Test
    void a_page_that_has_not_changed_is_not_sent_twice() throws Exception {
        var tag = header(get("/"), "etag");

        var again = send(HttpRequest.newBuilder(platform.address()).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void a_hashed_file_is_kept_for_ever() throws Exception {
        var script = Pattern.compile("/_next/static/[^\"]+\\.js").matcher(get("/").body());
        assertThat(script.find()).isTrue();

        var file = get(script.group());

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "content-type")).contains("javascript");
        assertThat(header(file, "cache-control")).contains("max-age=31536000", "immutable");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "/no/such/page",
            "/no-such-file.js",
            "/_next/static/no-such.js",
            "/..%2f..%2fapplication.yaml",
            "/META-INF/MANIFEST.MF",
        }
    )
    void a_missing_page_is_an_error_and_not_cached_for_ever(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(header(answer, "cache-control")).doesNotContain("immutable");
    }

    @Test
    void an_unknown_page_is_404_html() throws Exception {
        var answer = get("/no/such/page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "content-type")).startsWith("text/html");
    }

    @Test
    void paths_below_api_are_never_pages() throws Exception {
        assertThat(header(get("/api/no/such/thing"), "content-type")).startsWith("application/problem+json");
    }

    @Test
    void the_api_speaks_json_only_though_the_object_store_brought_xml_along() throws Exception {
        var answer = send(
            HttpRequest.newBuilder(platform.address().resolve("/api/health/live")).header(
                "Accept",
                "application/xml;q=0.9, */*;q=0.8"
            )
        );

        assertThat(header(answer, "content-type")).startsWith("application/json");
    }

    @Test
    void every_part_is_up() throws Exception {
        var patience = Instant.now().plusSeconds(60);
        var health = get("/api/health/ready");
        while (!health.body().startsWith("{\"status\":\"up\"") && Instant.now().isBefore(patience)) {
            // A busy machine may exceed the time limit of a health check.
            health = get("/api/health/ready");
        }

        assertThat(health.body()).startsWith("{\"status\":\"up\"").contains("\"kind\":\"simulator\"");
    }

    /** The name of the machine may resolve to 127.0.0.1; a page can send other headers, but no other Host. */
    @ParameterizedTest
    @CsvSource({
        "evil.example, GET, /",
        "evil.example:8080, GET, /api/health/live",
        "evil.example, POST, /api/auth/sign-up",
        "localhost.evil.example, GET, /",
        "127.0.0.1.evil.example, GET, /",
    })
    void a_site_whose_name_leads_here_is_refused(String host, String method, String path) throws Exception {
        var answer = send(
            HttpRequest.newBuilder(platform.address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Host", host)
                .header("Origin", "http://" + host)
                .header("X-Forwarded-Host", "localhost")
        );

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("foreign-origin", "http://localhost:" + platform.address().getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "LOCALHOST:8080", "127.0.0.1:9", "[::1]:8080" })
    void every_name_of_this_machine_is_answered(String host) throws Exception {
        assertThat(send(HttpRequest.newBuilder(platform.address()).header("Host", host)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_and_its_scripts_are_sent_compressed() throws Exception {
        var script = Pattern.compile("/_next/static/[^\"]+\\.js").matcher(get("/").body());
        assertThat(script.find()).isTrue();

        for (var path : List.of("/", script.group(), "/api/openapi.json")) {
            var answer = send(
                HttpRequest.newBuilder(platform.address().resolve(path)).header("Accept-Encoding", "gzip")
            );

            assertThat(header(answer, "content-encoding")).as(path).isEqualTo("gzip");
        }
    }

    @Test
    void it_answers_on_this_machine_only() {
        assertThat(platform.address().getHost()).isEqualTo("localhost");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(platform.address() + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), ofString());
        }
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
