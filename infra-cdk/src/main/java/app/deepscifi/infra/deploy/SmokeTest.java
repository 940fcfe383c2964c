package app.deepscifi.infra.deploy;

import app.deepscifi.infra.deploy.command.Endpoints;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Pauses;
import app.deepscifi.infra.deploy.command.Steps;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Checks the first requests of a visitor. A new distribution or service takes minutes until it answers, so each request
 * is repeated until a timeout.
 */
final class SmokeTest {

    private static final String PAGE = "<!doctype html>";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final URI address;
    private final Endpoints endpoints;
    private final Steps steps;
    private final Instant deadline;
    private final HttpClient http = HttpClient.newBuilder()
        .connectTimeout(Duration.ofSeconds(10))
        .version(HttpClient.Version.HTTP_1_1)
        .build();

    SmokeTest(URI address, Endpoints endpoints, Steps steps, Duration patience) {
        this.address = address;
        this.endpoints = endpoints;
        this.steps = steps;
        this.deadline = Instant.now().plus(patience);
    }

    /** A check of an answer, with its description. */
    private record Expectation(String words, Predicate<HttpResponse<String>> test) {}

    void run() {
        ask("/", status(200), page(), guarded());
        ask("/worlds/00000000-0000-4000-8000-000000000000", status(200), page());
        ask("/no/such/page", status(404), page());
        ask("/api/health/ready", status(200));
        ask("/api/platform", status(200), body("\"agents\""));
    }

    private static Expectation status(int status) {
        return new Expectation("status " + status, answer -> answer.statusCode() == status);
    }

    private static Expectation page() {
        return new Expectation(
            "a page",
            answer ->
                header(answer, "Content-Type").startsWith("text/html") &&
                answer.body().regionMatches(true, 0, PAGE, 0, PAGE.length())
        );
    }

    private static Expectation guarded() {
        var names = List.of("Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options");
        return new Expectation("the headers " + String.join(", ", names), answer ->
            names.stream().noneMatch(name -> header(answer, name).isEmpty())
        );
    }

    private static Expectation body(String part) {
        return new Expectation("an answer with " + part, answer -> answer.body().contains(part));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private void ask(String path, Expectation... expectations) {
        while (true) {
            var problem = problem(path, List.of(expectations));
            if (problem.isEmpty()) {
                steps.note("%s%s is as it should be".formatted(address, path));
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Failure(
                    "Everything is deployed, but %s%s %s. Run this again later.".formatted(address, path, problem)
                );
            }
            Pauses.sleep(PAUSE);
        }
    }

    /** Returns the problem with an answer; empty if it is as expected. */
    private String problem(String path, List<Expectation> expectations) {
        try {
            var answer = http.send(request(path), BodyHandlers.ofString());
            return expectations
                .stream()
                .filter(expectation -> !expectation.test().test(answer))
                .map(expectation -> "answers %d, not %s".formatted(answer.statusCode(), expectation.words()))
                .findFirst()
                .orElse("");
        } catch (IOException unreachable) {
            return "does not answer (%s)".formatted(unreachable);
        } catch (InterruptedException stopped) {
            throw new Failure("Stopped.");
        }
    }

    private HttpRequest request(String path) {
        var elsewhere = path.startsWith("/api/") ? endpoints.api().or(endpoints::site) : endpoints.site();
        var request = HttpRequest.newBuilder(elsewhere.orElse(address).resolve(path)).timeout(Duration.ofSeconds(30));
        if (elsewhere.isPresent()) {
            request.header("Host", address.getHost()).header("X-Forwarded-Proto", "https");
        }
        return request.GET().build();
    }
}
