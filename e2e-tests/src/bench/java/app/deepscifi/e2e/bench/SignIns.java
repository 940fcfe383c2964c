package app.deepscifi.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Measures the time of a page of public worlds, alone and while forty people sign in at once. */
final class SignIns {

    static final int PEOPLE = 40;

    /** The promised limit: the page may take this many times as long, at the median. */
    private static final int AT_MOST = 5;
    private static final int WARM_UP = 500;
    private static final int QUIET = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private SignIns() {}

    static String measure(URI api) throws Exception {
        try (
            var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var people = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            Callable<Long> page = () -> page(http, api);
            // Warms up the code that is measured.
            times(page, WARM_UP);
            together(http, api, people).join();
            var quiet = median(times(page, QUIET));
            var busy = new ArrayList<Long>();
            var begun = System.nanoTime();
            var signIns = together(http, api, people);
            while (!signIns.isDone()) {
                busy.add(page.call());
            }
            signIns.join();
            return "%nsign-ins: %d at once took %.1f s; a public GET took %.1f ms then, %.1f ms before: %.1fx (at most %dx)%n".formatted(
                PEOPLE,
                (System.nanoTime() - begun) / 1e9,
                median(busy),
                quiet,
                median(busy) / quiet,
                AT_MOST
            );
        }
    }

    private static CompletableFuture<Void> together(HttpClient http, URI api, ExecutorService people) {
        return CompletableFuture.allOf(
            IntStream.range(0, PEOPLE)
                .mapToObj(person -> CompletableFuture.runAsync(() -> signIn(http, api, person), people))
                .toArray(CompletableFuture[]::new)
        );
    }

    private static void signIn(HttpClient http, URI api, int person) {
        var body = JSON.writeValueAsBytes(Stage.credentials(person));
        send(
            http,
            HttpRequest.newBuilder(api.resolve("/api/auth/signin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
        );
    }

    private static long page(HttpClient http, URI api) {
        var begun = System.nanoTime();
        send(http, HttpRequest.newBuilder(api.resolve("/api/worlds?scope=public")));
        return System.nanoTime() - begun;
    }

    private static void send(HttpClient http, HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200 && !isToldToComeBack(answer)) {
                throw new IllegalStateException(answer + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A 503 with Retry-After is correct: a slow machine refuses requests that would wait too long. */
    static boolean isToldToComeBack(HttpResponse<String> answer) {
        return answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
    }

    private static List<Long> times(Callable<Long> what, int number) throws Exception {
        var times = new ArrayList<Long>();
        for (var i = 0; i < number; i++) {
            times.add(what.call());
        }
        return times;
    }

    private static double median(List<Long> nanos) {
        return (
            nanos
                .stream()
                .sorted()
                .toList()
                .get(nanos.size() / 2) / 1e6
        );
    }
}
