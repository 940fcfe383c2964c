package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.DeployedApi;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The API behind CloudFront and a load balancer that connects over HTTP. CloudFront sends the address and scheme of the
 * browser, and adds the address to {@code X-Forwarded-For}. The load balancer adds CloudFront's address, which is
 * private, and sends the scheme of CloudFront's connection.
 */
@NeedsServerDatabase
@TestInstance(Lifecycle.PER_CLASS)
class DeployedApiTests {

    private static final String CLOUDFRONT = ", 10.0.3.77";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test.
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // start() sets it.
    private TestDatabase database;

    @SuppressWarnings("NullAway.Init") // start() sets it.
    private DeployedApi api;

    @SuppressWarnings("NullAway.Init") // start() sets it.
    private Visitor visitor;

    @BeforeAll
    void start() throws Exception {
        database = TestDatabase.create().orElseThrow();
        api = deploy(folder);
        visitor = new Visitor(api::address);
    }

    @AfterAll
    void end() throws Exception {
        api.close();
        database.close();
    }

    @Test
    void a_session_travels_over_https_only_and_from_our_site_only() {
        var answer = signUp(new Visitor(api::address), DeployedApi.PUBLIC_URL);

        assertThat(answer.is(201).header("Set-Cookie")).contains("; Secure", "; HttpOnly", "; SameSite=Lax");
        assertThat(signUp(new Visitor(api::address), "https://evil.example").is(403).problem()).isEqualTo(
            "foreign-origin"
        );
    }

    @Test
    void guessing_is_counted_for_the_address_of_the_browser_whatever_it_says_of_itself() {
        var email = UUID.randomUUID() + "@example.org";
        for (var guess = 0; guess < 10; guess++) {
            var madeUp = "203.0.113." + guess;
            signIn(email, "198.51.100.1:4000" + guess, madeUp + ", 198.51.100.1" + CLOUDFRONT).is(401);
        }

        assertThat(
            signIn(email, "198.51.100.1:50000", "198.51.100.1" + CLOUDFRONT)
                .is(429)
                .problem()
        ).isEqualTo("rate-limited");
        signIn(email, "198.51.100.2:50000", "198.51.100.2" + CLOUDFRONT).is(401);
    }

    @Test
    void guessing_is_counted_for_the_network_of_an_ipv6_address() {
        var email = UUID.randomUUID() + "@example.org";
        for (var guess = 0; guess < 10; guess++) {
            var address = "2001:db8:1:2::" + guess;
            signIn(email, address + ":46532", address + CLOUDFRONT).is(401);
        }

        signIn(email, "2001:db8:1:2:3:4:5:6:46532", "2001:db8:1:2:3:4:5:6" + CLOUDFRONT).is(429);
        signIn(email, "2001:db8:1:3::1:46532", "2001:db8:1:3::1" + CLOUDFRONT).is(401);
    }

    @Test
    void a_browser_that_came_by_https_is_told_to_stay_there() {
        var byHttps = visitor.send("GET", "/api/platform", behindLoadBalancer(Map.of()), new byte[0]);
        var byHttp = visitor.send(
            "GET",
            "/api/platform",
            behindLoadBalancer(Map.of("CloudFront-Forwarded-Proto", "http")),
            new byte[0]
        );

        assertThat(byHttps.is(200).header("Strict-Transport-Security")).contains("max-age=");
        assertThat(byHttp.is(200).headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void a_redirect_stays_on_the_site() {
        var answer = visitor.send("GET", "/api/docs", behindLoadBalancer(Map.of()), new byte[0]);

        assertThat(answer.is(302).header("Location")).startsWith("/api/");
    }

    @Test
    void a_key_was_set_so_agents_have_a_model_but_the_bucket_can_not_be_reached() {
        // On a busy machine the first health checks may time out.
        var ready = visitor.get("/api/health/ready").is(200).json();
        while (!ready.at("/components/agents/status").asString().equals("up")) {
            ready = visitor.get("/api/health/ready").is(200).json();
        }

        assertThat(ready.path("status").asString()).isEqualTo("degraded");
        assertThat(visitor.get("/api/platform").json().path("model").asString()).startsWith("anthropic/");
    }

    @Test
    void nothing_but_the_api_can_be_asked_for() {
        for (var path : List.of("/actuator", "/actuator/health", "/actuator/metrics", "/api/actuator", "/metrics")) {
            visitor.get(path).is(404);
        }
    }

    @Test
    void it_ends_in_time_having_written_json_and_metrics_and_nothing_into_its_folder(@TempDir Path own)
        throws Exception {
        try (var ending = deploy(own)) {
            endsWell(ending, own);
        }
    }

    private static void endsWell(DeployedApi api, Path folder) throws Exception {
        var visitor = new Visitor(api::address);
        var traced = visitor.send("GET", "/api/platform", Map.of("X-Request-Id", "trace-1"), new byte[0]);
        assertThat(traced.header("X-Request-Id")).isEqualTo("trace-1");
        // The client sends a secure cookie only over HTTPS, so it is set by hand.
        var session = signUp(visitor, DeployedApi.PUBLIC_URL).header("Set-Cookie").split(";", 2)[0];
        var turn = visitor.send(
            "POST",
            "/api/chat",
            behindLoadBalancer(Map.of("Cookie", session)),
            Visitor.json(Place.ANYWHERE.saying("SAY hello"))
        );
        assertThat(turn.is(200).body()).contains("turn.finished", "completed");

        api.stop();

        var lines = api.lines().stream().map(Visitor.JSON::readTree).toList();
        assertThat(lines).allSatisfy(line -> assertThat(line.has("_aws") || line.has("message")).isTrue());
        assertThat(lines.stream().filter(line -> line.has("message"))).allSatisfy(line ->
            assertThat(line.path("level").asString()).isNotBlank()
        );
        var metrics = lines
            .stream()
            .filter(line -> line.has("_aws"))
            .toList();
        assertThat(metrics).isNotEmpty();
        assertThat(metrics).allSatisfy(line -> assertThat(line.path("stage").asString()).isEqualTo("test"));
        assertThat(
            metrics
                .stream()
                .mapToLong(line -> line.path("TurnsCompleted").asLong())
                .sum()
        ).isEqualTo(1);
        try (var written = Files.list(folder.resolve("app"))) {
            assertThat(written).isEmpty();
        }
    }

    private DeployedApi deploy(Path folder) throws Exception {
        var app = Files.createDirectory(folder.resolve("app"));
        return DeployedApi.start(database.url(), app, Files.createDirectory(folder.resolve("tmp")));
    }

    private static Answer signUp(Visitor visitor, String origin) {
        var body = Visitor.json(
            Map.of("email", UUID.randomUUID() + "@example.org", "password", Person.PASSWORD, "displayName", "Ada")
        );
        return visitor.send(
            "POST",
            "/api/auth/signup",
            behindLoadBalancer(Map.of("Origin", origin, "Sec-Fetch-Site", "same-origin")),
            body
        );
    }

    private Answer signIn(String email, String viewer, String forwardedFor) {
        return visitor.send(
            "POST",
            "/api/auth/signin",
            behindLoadBalancer(Map.of("CloudFront-Viewer-Address", viewer, "X-Forwarded-For", forwardedFor)),
            Visitor.json(Map.of("email", email, "password", "wrong"))
        );
    }

    /** The headers of CloudFront and the load balancer. */
    private static Map<String, String> behindLoadBalancer(Map<String, String> more) {
        var headers = new HashMap<>(Map.of("X-Forwarded-Proto", "http", "X-Forwarded-Port", "80"));
        headers.put("X-Forwarded-For", "198.51.100.7" + CLOUDFRONT);
        headers.put("CloudFront-Viewer-Address", "198.51.100.7:46532");
        headers.put("CloudFront-Forwarded-Proto", "https");
        headers.putAll(more);
        return headers;
    }
}
